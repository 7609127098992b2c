/* Signed logarithmic negativity of two-mode Gaussian states, with a verdict on each. Included by two_mode.h.
 *
 *     signed E = -log2(2 nu_-),    nu_-: smallest symplectic eigenvalue of the partial transpose
 *
 * E is never above 0 where the determinant of the block between the modes is not negative, which
 * proves a state separable (R. Simon, Phys. Rev. Lett. 84, 2726 (2000)): its sign is right to the last bit.
 *
 * Layout.    covariance[16 i + 4 r + c]: ordering (x1, p1, x2, p2), vacuum 1/2. One matrix per lane.
 * Contract.  The caller allocates every output; outputs do not overlap the input. Nothing is raised: a matrix that
 *            is no state gets a verdict and E = NaN. The same bits for any position, batch and number of threads.
 * Accuracy.  Relative error of 2 nu below `uncertainty`, typically a few 1e-16 times the condition number.
 *
 * Method. With the Cholesky factor Sigma = L L^T, the symplectic eigenvalues are the singular values of the
 * antisymmetric K = L^T Omega L. so(4) = so(3) + so(3): with its self-dual and anti-self-dual parts u and w (three
 * numbers each), they are (|u| +- |w|)/2, and their product is det L. So the smaller is 2 det L/(|u| + |w|), without
 * cancellation.
 * K = A + B, where A (mode 1) has the single entry l00 l11. The partial transpose turns Omega's second block
 * around: A - B. Both spectra come from one factor and differ only in how A and B enter K01 +- K23.
 *
 * Verdict. Rounding of the entries and of the factorisation amounts to another matrix, Sigma + D with |D| <= r. Since
 * (1 - d) Sigma <= Sigma + D <= (1 + d) Sigma with d = r |Sigma^-1|, and symplectic eigenvalues are monotone and
 * homogeneous, 2 nu changes by a relative d at most. uncertainty = (rounding tr Sigma + 3/2 asymmetry) tr Sigma^-1
 * bounds d (the symmetric part moves each row by at most three halves of an asymmetry). A matrix is refused if
 * 2 nu < 1 - uncertainty: then no matrix as near as that is a state. From uncertainty = 1 on nothing can be said
 * (exp(8 k) > 2^53/32 for two modes squeezed by k), and nothing is.
 */

/* a b - c d, each to full relative accuracy of the products (Kahan). */
SIMD_INLINE v_t NAME(cross)(v_t a, v_t b, v_t c, v_t d)
{
    v_t product = c * d, error = v_fnma(c, d, product);
    return v_fms(a, b, product) + error;
}

SIMD_INLINE v_t NAME(squared)(v_t x) { return x * x; }

typedef struct {
    v_t correlation; /* determinant of the block between the modes, of 2 Sigma: its sign is right */
    v_t asymmetry;   /* largest |Sigma_ij - Sigma_ji| */
    v_t sum_squares; /* of all entries: finite if they are */
    v_t trace, inverse_trace; /* of the symmetrised 2 Sigma and of its inverse */
    v_t pivot_excess; /* minus the smallest pivot, up to the first that is not positive */
    v_t physical, transposed; /* 2 nu, of the state and of its partial transpose */
} NAME(spectrum);

/* Everything the outputs need, from the sixteen entries s[4 r + c]. */
SIMD_INLINE NAME(spectrum) NAME(analyse)(v_t s[16])
{
    const v_t one = v_set1(1);
    NAME(spectrum) out;

    out.sum_squares = s[0] * s[0];
    for (int i = 1; i < 16; ++i)
        out.sum_squares = v_fma(s[i], s[i], out.sum_squares);

    /* 2 Sigma (the vacuum is then exact), symmetric. */
    out.asymmetry = v_set1(0);
    for (int r = 1; r < 4; ++r)
        for (int c = 0; c < r; ++c) {
            out.asymmetry = v_max(out.asymmetry, v_abs(s[4 * r + c] - s[4 * c + r]));
            s[4 * r + c] = s[4 * r + c] + s[4 * c + r];
        }
    for (int i = 0; i < 16; i += 5)
        s[i] = s[i] + s[i];
    out.trace = (s[0] + s[5]) + (s[10] + s[15]);
    out.correlation = NAME(cross)(s[8], s[13], s[9], s[12]);

    /* Cholesky factor l and reciprocals of its diagonal. */
    v_t l00 = v_sqrt(s[0]), r0 = one / l00;
    v_t l10 = s[4] * r0, l20 = s[8] * r0, l30 = s[12] * r0;
    v_t p1 = v_fnma(l10, l10, s[5]), l11 = v_sqrt(p1), r1 = one / l11;
    v_t l21 = v_fnma(l20, l10, s[9]) * r1, l31 = v_fnma(l30, l10, s[13]) * r1;
    v_t p2 = v_fnma(l21, l21, v_fnma(l20, l20, s[10])), l22 = v_sqrt(p2), r2 = one / l22;
    v_t l32 = v_fnma(l31, l21, v_fnma(l30, l20, s[14])) * r2;
    v_t p3 = v_fnma(l32, l32, v_fnma(l31, l31, v_fnma(l30, l30, s[15]))), l33 = v_sqrt(p3), r3 = one / l33;
    v_t smallest = v_min(p1, s[0]); /* after a failure the next pivots are NaN: keep what came before */
    smallest = v_min(p2, smallest);
    out.pivot_excess = -v_min(p3, smallest);

    /* Sum of the squares of the inverse factor. */
    v_t m10 = r1 * (l10 * r0), m21 = r2 * (l21 * r1), m32 = r3 * (l32 * r2); /* each minus the entry */
    v_t m20 = r2 * v_fnma(l21, m10, l20 * r0), m31 = r3 * v_fnma(l32, m21, l31 * r1);
    v_t m30 = r3 * v_fnma(l32, m20, v_fnma(l31, m10, l30 * r0));
    v_t column0 = v_fma(r0, r0, v_fma(m10, m10, v_fma(m20, m20, m30 * m30)));
    v_t column1 = v_fma(r1, r1, v_fma(m21, m21, m31 * m31));
    out.inverse_trace = (column0 + column1) + v_fma(r2, r2, v_fma(m32, m32, r3 * r3));

    /* A (mode 1) and B (mode 2) of K. */
    v_t a01 = l00 * l11, b23 = l22 * l33;
    v_t b01 = NAME(cross)(l20, l31, l30, l21), b02 = NAME(cross)(l20, l32, l30, l22);
    v_t b12 = NAME(cross)(l21, l32, l31, l22);
    v_t b03 = l20 * l33, b13 = l21 * l33;
    v_t u_rest = v_fma(b02 - b13, b02 - b13, NAME(squared)(b03 + b12));
    v_t w_rest = v_fma(b02 + b13, b02 + b13, NAME(squared)(b03 - b12));
    v_t sum = b01 + b23, difference = b01 - b23;
    v_t double_det = v_set1(2) * (a01 * b23);
    v_t u = v_sqrt(v_fma(a01 + sum, a01 + sum, u_rest));
    v_t w = v_sqrt(v_fma(a01 + difference, a01 + difference, w_rest));
    out.physical = double_det / (u + w);
    u = v_sqrt(v_fma(a01 - sum, a01 - sum, u_rest));
    w = v_sqrt(v_fma(a01 - difference, a01 - difference, w_rest));
    out.transposed = double_det / (u + w);
    return out;
}

/* One pack: sixteen entries in, four vectors out; `refused` has a bit for each lane that is no state. */
SIMD_INLINE unsigned NAME(judge)(v_t s[16], v_t rounding, double symmetry, v_t out[4])
{
    const v_t nan = v_set1(__builtin_nan("")), zero = v_set1(0), one = v_set1(1);
    const v_t greatest = v_set1(0x1p1000); /* room for the squares of K */
    NAME(spectrum) it = NAME(analyse)(s);
    v_t size = v_max(v_abs(it.trace), v_set1(0x1p-1022));
    v_t uncertainty = v_fma(rounding, size, v_set1(3) * it.asymmetry) * it.inverse_trace;
    v_t relative_asymmetry = (it.asymmetry + it.asymmetry) / size;
    v_t shortfall = v_min(one - it.physical, one); /* 1 if everything underflows to 0/0 */

    m_t finite = v_le(it.sum_squares, greatest);
    m_t symmetric = v_le(it.asymmetry + it.asymmetry, v_set1(symmetry) * size);
    m_t definite = v_lt(it.pivot_excess, zero);
    m_t certain = v_le(shortfall, uncertainty);
    m_t resolved = v_lt(uncertainty, one);
    m_t accepted = finite & symmetric & definite & certain & resolved;

    v_t code = v_select(certain, zero, v_set1(TWO_MODE_UNCERTAINTY_RELATION));
    v_t deviation = v_max(shortfall, zero);
    code = v_select(resolved, code, v_set1(TWO_MODE_NOT_RESOLVED));
    deviation = v_select(resolved, deviation, uncertainty);
    code = v_select(definite, code, v_set1(TWO_MODE_NOT_POSITIVE));
    deviation = v_select(definite, deviation, it.pivot_excess / size);
    uncertainty = v_select(definite, uncertainty, zero);
    code = v_select(symmetric, code, v_set1(TWO_MODE_NOT_SYMMETRIC));
    deviation = v_select(symmetric, deviation, relative_asymmetry);
    uncertainty = v_select(symmetric, uncertainty, v_set1(symmetry));
    v_t negativity = zero - NAME(log2)(it.transposed, zero);
    negativity = v_select(v_le(zero, it.correlation), v_min(zero, negativity), negativity);
    out[0] = v_select(accepted, negativity, nan);
    out[1] = v_select(finite, deviation, nan);
    out[2] = v_select(finite, uncertainty, nan);
    out[3] = v_select(finite, code, v_set1(TWO_MODE_NOT_FINITE));
    return m_bits(accepted) ^ ((1u << VLANES) - 1);
}

/* Entries of `lanes` matrices, the last one repeated. */
SIMD_INLINE void NAME(get_matrices)(v_t s[16], const double *covariance, ptrdiff_t lanes)
{
    double buffer[16 * VLANES];
    if (lanes < VLANES) {
        for (int i = 0; i < VLANES; ++i)
            memcpy(buffer + 16 * i, covariance + 16 * (i < lanes ? i : lanes - 1), 16 * sizeof(double));
        covariance = buffer;
    }
    for (int r = 0; r < 4; ++r)
        v_load4(s + 4 * r, covariance + 4 * r, 16);
}

/* Judgements on lanes [0, lanes) to consecutive places from number i. */
SIMD_INLINE void NAME(put_judgement)(const two_mode_judgement *to, const v_t out[4], unsigned refused, ptrdiff_t i,
                                     ptrdiff_t lanes)
{
    double code[VLANES];
    NAME(put)(to->deviation + i, lanes, out[1]);
    NAME(put)(to->uncertainty + i, lanes, out[2]);
    memset(to->verdict + i, TWO_MODE_STATE, (size_t)lanes);
    if (refused) {
        v_storeu(code, out[3]);
        for (int j = 0; j < lanes; ++j)
            to->verdict[i + j] = (signed char)code[j];
    }
}

static void NAME(two_mode_piece)(const two_mode_batch *b, ptrdiff_t begin, ptrdiff_t end)
{
    const v_t zero = v_set1(0), least = v_set1(b->clip ? 0 : -__builtin_inf());
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        v_t s[16], out[4];
        NAME(get_matrices)(s, b->covariance + 16 * i, lanes);
        unsigned refused = NAME(judge)(s, v_set1(b->rounding), b->symmetry, out);
        NAME(put)(b->log_negativity + i, lanes, v_max(least, out[0]) + zero);
        if (b->judgement)
            NAME(put_judgement)(b->judgement, out, refused, i, lanes);
        if (refused)
            split_note(b->refused, i + __builtin_ctz(refused));
    }
}
