"""Enclosures against 50-digit references, and proofs that must be refused."""

import math
from decimal import Decimal
from fractions import Fraction

import flint
import numpy as np
import pytest

from mesoent.errors import CertificationError, InputError
from mesoent.models.double_chain import certified
from mesoent.models.double_chain.certified import Enclosure, entanglement
from mesoent.models.double_chain.certified.precision import Undecided, sign, with_enough_bits
from mesoent.models.double_chain.certified.sums import ExponentialSum, root, somewhere, walk
from tests.conftest import reference

CRITICAL = reference("critical_temperature")
EVENTS = reference("events")


@pytest.fixture(autouse=True)
def precision():
    """Bits for balls that a test makes itself."""
    with flint.ctx.workprec(256):
        yield


def relative_width(enclosure):
    return (enclosure.upper - enclosure.lower) / enclosure.lower


def holds(enclosure, text):
    """Whether a reference lies in an enclosure that is not trivially wide."""
    return enclosure.contains(Decimal(text)) and relative_width(enclosure) < Decimal("1e-30")


# ---- Against the references ----


@pytest.mark.equation("74")
@pytest.mark.parametrize("row", CRITICAL, ids=lambda r: f"{r['coupling']}-{r['squeezing']}")
def test_critical_temperature(row):
    found = certified.critical_temperature(
        row["squeezing"], coupling=row["coupling"], frequency=row["omega"]
    )
    assert holds(found, row["critical_temperature"])


@pytest.mark.equation("65", "66", "73")
@pytest.mark.parametrize(
    "row", EVENTS, ids=lambda r: f"{r['temperature']}-{r['coupling']}-{r['squeezing']}"
)
def test_events(row):
    found = certified.events(
        frequency=row["omega"],
        temperature=row["temperature"],
        coupling=row["coupling"],
        squeezing=row["squeezing"],
    )
    never = row["birth_time"] == "none"
    expected = {
        "birth": row["birth_time"],
        "death": row["death_time"],
        "peak_time": "none" if never else row["time_of_max"],
    }
    for name, text in expected.items():
        value = getattr(found, name)
        if text in ("none", "inf"):
            assert value == {"none": None, "inf": math.inf}[text], name
        else:
            assert holds(value, text), name
    if never:
        assert found.peak == Enclosure(Decimal(0), Decimal(0))
    else:
        assert holds(found.peak, row["max_log_negativity"])


@pytest.mark.equation("74")
def test_suprema_are_limits():
    """At k = 20 the distance is of order exp(-80), 1e-35: within the enclosures' reach."""
    limit, bound = certified.highest_critical_temperature(), certified.largest_log_negativity()
    near = certified.critical_temperature(20)
    peak = certified.events(temperature=0, coupling=1, squeezing=20).peak
    for value, supremum in ((near, limit), (peak, bound)):
        assert value.upper < supremum.lower
        assert supremum.upper - value.lower < Decimal("1e-34")
    for coupling in ("0.999", "0.5", "-0.2"):
        assert certified.critical_temperature(1, coupling=coupling).upper < limit.lower
    assert math.isclose(limit.lower, 1 / math.acosh(2), rel_tol=1e-15)
    assert math.isclose(bound.lower, math.log2(2 / math.sqrt(3)), rel_tol=1e-14)


# ---- The formula ----


def four_i(temperature, coupling, squeezing, time):
    """4 I of Eq. (66) in balls, by the exponential of the drift in the laboratory frame."""
    arb, matrix = flint.arb, flint.arb_mat
    x = 1 / arb(temperature)
    damping, c = -(-x).expm1(), x.coth() / 2
    mixing = coupling / arb(2).sqrt()
    drift = [[arb(0)] * 6 for _ in range(6)]
    for mode in range(3):
        for i in (0, 1):
            drift[2 * mode + i][2 * mode + i] = -damping
        drift[2 * mode][2 * mode + 1], drift[2 * mode + 1][2 * mode] = arb(2), arb(-2)
    for mode in (0, 1):
        for i in (0, 1):
            drift[2 * mode + i][4 + i] = drift[4 + i][2 * mode + i] = -damping * mixing
    m = (matrix(drift) * arb(time)).exp()
    grown, shrunk = (arb(4 * squeezing)).exp(), (arb(-4 * squeezing)).exp()
    excess = [c * (v - 1) for v in (grown, shrunk, grown, shrunk, arb(1), arb(1))]
    deviation = matrix([[excess[i] if i == j else 0 for j in range(6)] for i in range(6)])
    moved = m * deviation * m.transpose()
    s = [[moved[i, j] + (c if i == j else 0) for j in range(4)] for i in range(4)]
    one, two, across = (
        matrix([[s[i][j] for j in columns] for i in rows])
        for rows, columns in (((0, 1), (0, 1)), ((2, 3), (2, 3)), ((0, 1), (2, 3)))
    )
    d = (one.det() + two.det()) / 2 - across.det()
    return 4 * (d - (d * d - matrix(s).det()).sqrt())


@pytest.mark.equation("53", "61", "62", "66", "69", "73")
@pytest.mark.parametrize("coupling", [(9, 10), (1, 1), (-1, 2), (1, 100)])
@pytest.mark.parametrize("squeezing", [(1, 1), (-1, 3)])
def test_gain_is_that_of_the_symplectic_spectrum(coupling, squeezing):
    coupling, squeezing = flint.fmpq(*coupling), flint.fmpq(*squeezing)
    gain = entanglement.gain(coupling, squeezing)
    for temperature, time in ((flint.fmpq(1, 10), 1), (flint.fmpq(2, 3), flint.fmpq(7, 2))):
        x = 1 / flint.arb(temperature)
        tau = -(-x).expm1() * time / 2
        expected = four_i(temperature, coupling, squeezing, time)
        difference = x.coth() ** 2 * (1 - gain(tau)) - expected
        assert difference.contains(0)
        assert difference.rad() < 1e-50


def test_coupling_and_squeezing_count_by_modulus():
    plain = certified.events(temperature="0.1", coupling="0.9", squeezing=1)
    assert certified.events(temperature="0.1", coupling="-0.9", squeezing=-1) == plain


# ---- Kinds of curves ----


@pytest.mark.parametrize(
    ("temperature", "coupling", "squeezing"),
    [(2, 1, 1), ("0.55", "0.9", 1), (0, 0, 1), ("0.1", 0, 1), (0, 1, 0), ("0.1", "0.9", 0)],
)
def test_never_entangled(temperature, coupling, squeezing):
    found = certified.events(temperature=temperature, coupling=coupling, squeezing=squeezing)
    assert (found.birth, found.death, found.peak_time) == (None, None, None)
    assert found.peak.contains(0)
    assert str(found.peak) == "0"


@pytest.mark.parametrize(("temperature", "coupling"), [(0, "0.9"), (0, 1), ("0.7", 1)])
def test_never_dying(temperature, coupling):
    found = certified.events(temperature=temperature, coupling=coupling, squeezing=1)
    assert isinstance(found.birth, Enclosure)
    assert found.death == math.inf
    assert (found.peak_time == math.inf) == (coupling == 1)


def test_next_to_the_critical_temperature():
    """A window of entanglement of 1e-19, relative, in temperature is told from none."""
    critical = certified.critical_temperature(1, coupling="0.9")
    below, above = (Fraction(bound.quantize(Decimal("1e-20"), rounding)) for bound, rounding in (
        (critical.lower, "ROUND_FLOOR"), (critical.upper, "ROUND_CEILING")))  # fmt: skip
    found = certified.events(temperature=below, coupling="0.9", squeezing=1)
    assert found.birth.upper < found.peak_time.lower < found.peak_time.upper < found.death.lower
    assert relative_width(found.peak) < Decimal("1e-30")
    assert certified.events(temperature=above, coupling="0.9", squeezing=1).birth is None


def test_floats_are_the_decimals_they_print():
    parameters = {"coupling": 1, "squeezing": 1}
    written = certified.events(temperature=0.1, **parameters).birth
    assert written == certified.events(temperature="1/10", **parameters).birth
    assert written == certified.events(temperature=np.float64(0.1), **parameters).birth
    stored = certified.events(temperature=Fraction(0.1), **parameters).birth
    assert not stored.contains(written.lower)
    assert stored.distance(written.lower) < 1e-15


# ---- Proofs that must be refused ----


def polynomial(*coefficients):
    """A sum whose value is a polynomial in exp(-tau), constant first."""
    return ExponentialSum.of(*((rate, flint.arb(c)) for rate, c in enumerate(coefficients)))


@pytest.mark.parametrize(
    ("low", "high"),
    [("1/10", "3/10"), ("1/10", "2"), ("2", "3")],
    ids=["none", "two roots", "beyond"],
)
def test_a_bracket_without_a_change_of_sign_is_refused(low, high):
    """The roots are ln 2 and ln 4."""
    bracket = (flint.fmpq(Fraction(x).numerator, Fraction(x).denominator) for x in (low, high))
    with pytest.raises(CertificationError, match="must be opposite"):
        root(polynomial(1, -6, 8), *bracket)


def test_a_bracket_of_a_root():
    low, high = root(polynomial(1, -6, 8), flint.fmpq(1, 2), flint.fmpq(1))
    assert flint.arb(low) < flint.arb.const_log2() < flint.arb(high)
    assert (high - low) * 2**120 < 1


def test_more_roots_than_are_found_are_refused():
    """(1 - y)(1 - 2y)(1 - 3y)(1 - 4y): four roots, and a slope with three."""
    four = polynomial(1, -10, 35, -50, 24)
    with pytest.raises(CertificationError, match="more roots"):
        entanglement.maximum(four)
    with pytest.raises(CertificationError, match="more roots"):
        entanglement.crossings(four, flint.arb(0), flint.fmpq(1))


def test_changes_bound_the_roots():
    """Positive roots y of random polynomials; double roots are left to the bound."""
    generator = np.random.default_rng(7)
    for coefficients in generator.integers(-5, 6, size=(200, 6)).tolist():
        coefficients[-1] = coefficients[-1] or 1
        roots = np.roots(coefficients[::-1])
        positive = sum((np.abs(roots.imag) < 1e-9) & (roots.real > 1e-9))
        assert polynomial(*coefficients).changes >= positive


def test_what_a_ball_cannot_decide():
    assert [sign(flint.arb(x)) for x in (-2, 0, 3)] == [-1, 0, 1]
    with pytest.raises(Undecided):
        sign(flint.arb(0, 1))
    with pytest.raises(Undecided):
        polynomial(1, flint.arb(0, 1))
    with pytest.raises(Undecided):
        Enclosure.of(flint.arb(1, 1e-29))
    with pytest.raises(Undecided):
        Enclosure.of(flint.arb.nan())
    with pytest.raises(Undecided):
        walk(polynomial(1), flint.fmpq(1), 2, -1)
    with pytest.raises(Undecided):
        somewhere(polynomial(1), -1)


def test_bits_are_added_until_a_proof_is_complete():
    def needs(bits):
        if flint.ctx.prec < bits:
            raise Undecided
        return flint.ctx.prec

    before = flint.ctx.prec
    assert with_enough_bits(needs)(1000) == 1024
    with pytest.raises(CertificationError, match=r"needs\(100000\) is not decided with"):
        with_enough_bits(needs)(100_000)
    assert flint.ctx.prec == before


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"temperature": math.nan, "coupling": 1, "squeezing": 1}, "temperature is nan"),
        ({"temperature": "cold", "coupling": 1, "squeezing": 1}, "temperature is 'cold'"),
        ({"temperature": 1, "coupling": 1.1, "squeezing": 1}, "coupling is 1.1"),
        ({"temperature": 1, "coupling": 1, "squeezing": 101}, "squeezing is 101"),
        ({"temperature": 1, "coupling": 1, "squeezing": 1, "frequency": 0}, "frequency is 0"),
    ],
)
def test_parameters_out_of_bounds(parameters, words):
    with pytest.raises(InputError, match=words):
        certified.events(**parameters)


# ---- Intervals ----


def test_bounds_are_rounded_outward():
    third = Enclosure.of(flint.arb(1) / 3)
    assert third.lower < Fraction(1, 3) < third.upper
    below, above = third.doubles
    assert Fraction(below) < Fraction(1, 3) < Fraction(above)
    assert above == math.nextafter(below, 1)
    assert not third.contains(1 / 3)
    assert 0 < third.distance(1 / 3) < 2e-17


def test_values_below_the_doubles():
    tiny = Enclosure.of(flint.arb(-(10**15)).exp())
    assert (tiny.lower, tiny.upper) == (0, Decimal("5e-324"))


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        ("0.123451", "0.123459", "0.1234[5, 6]"),
        ("0.9999999", "1.0000001", "[0.99999, 1.0001]"),
        ("1.5E-9", "1.6E-9", "[1.5E-9, 1.6E-9]"),
        ("2.5", "2.5", "2.5"),
    ],
)
def test_text(lower, upper, text):
    assert Enclosure(Decimal(lower), Decimal(upper)).text(5) == text
