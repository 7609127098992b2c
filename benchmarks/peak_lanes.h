/* Body of peak.c: 12 independent chains cover the latency of a fused multiply-add twice over. */
static double NAME(fma_rounds)(int n, double *sink)
{
    v_t x[12], factor = v_set1(0.999), term = v_set1(1e-9);
    for (int i = 0; i < 12; ++i)
        x[i] = v_set1(i);
    for (int round = 0; round < n; ++round)
#pragma GCC unroll 12
        for (int i = 0; i < 12; ++i)
            x[i] = v_fma(x[i], factor, term);
    v_t sum = x[0];
    for (int i = 1; i < 12; ++i)
        sum = sum + x[i];
    double lanes[VLANES];
    v_storeu(lanes, sum);
    *sink = lanes[0];
    return 2.0 * 12 * VLANES * n;
}
