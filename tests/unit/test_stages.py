import math
from decimal import Decimal
from functools import partial

import numpy as np
import pytest

from mesoent import DoubleChain, TwoOscillators, entanglement_events
from mesoent.errors import AgreementError
from mesoent.models import build
from mesoent.models.double_chain.certified import Enclosure
from mesoent.models.double_chain.critical import late_critical_temperature
from mesoent.stages import (
    asymptotics,
    certified,
    conditions,
    convergence,
    critical,
    evolution,
    grid,
    summary,
)
from mesoent.stages.claims import CLAIMS, holds
from mesoent.store import Record
from mesoent.store.quantities import QUANTITIES
from mesoent.views import tables


def chain(temperature=0.1, coupling=1.0, squeezing=1.0):
    return DoubleChain(temperature=temperature, coupling=coupling, squeezing=squeezing)


def test_grids():
    np.testing.assert_array_equal(grid.grid([1, 2, 4]), [1.0, 2.0, 4.0])
    even = grid.grid({"first": "-1", "step": "1", "count": 3})
    np.testing.assert_array_equal(even, [-1.0, 0.0, 1.0])


STORED = {
    "evolution": lambda: evolution.evolve(chain(coupling=0.9), np.linspace(0, 5, 7)),
    "certified": lambda: certified.certify([chain(), chain(temperature=2.0)]),
    "conditions": conditions.conditions,
    "convergence": convergence.convergence,
}


@pytest.mark.parametrize("stage", STORED)
def test_everything_stored_is_in_the_catalogue_with_its_shape(stage):
    arrays = STORED[stage]()
    assert arrays
    for name, value in arrays.items():
        dims = QUANTITIES[name].dims
        assert np.shape(value) == tuple(len(arrays[dim]) for dim in dims), name


def test_evolution_of_chains_that_never_entangle():
    arrays = evolution.evolve(chain(temperature=2.0), np.linspace(0, 5, 7))
    assert np.isnan(arrays["birth_time"])
    assert (arrays["log_negativity"] == 0).all()


def late(**axes):
    """Asymptotics of the double chain at coupling -1, and its critical temperatures."""
    make = partial(build, "double_chain", coupling=-1.0)
    found = asymptotics.asymptotics(make, axes)
    signed = found["signed_asymptotic_log_negativity"]
    closed = partial(late_critical_temperature, coupling=-1.0)
    return found, critical.critical(make, signed, axes, "temperature", closed)


def test_extracted_critical_temperature():
    axes = {"squeezing": np.array([-0.5, 0.0, 0.05, 3.0]), "temperature": np.linspace(0, 1, 5)}
    _, arrays = late(**axes)
    np.testing.assert_allclose(
        arrays["extracted_critical_value"], arrays["critical_value"], rtol=1e-9
    )


def test_a_critical_value_beyond_the_points_is_found_where_the_closed_form_tells_of_one():
    _, arrays = late(squeezing=np.array([1.0]), temperature=np.array([0.0, 0.1]))
    assert arrays["extracted_critical_value"] == pytest.approx([0.753230879564451], rel=1e-12)
    make = partial(build, "double_chain", coupling=1.0, squeezing=1.0)
    axes = {"temperature": np.array([0.0, 0.1])}
    arrays = critical.critical(make, np.array([0.2, 0.2]), axes, "temperature")
    assert np.isnan(arrays["critical_value"])


def test_powers_of_convergence():
    """Everything is 1/N but Lemma 2 with the operator that sees the commutator fluctuate."""
    arrays = convergence.convergence()
    powers = dict(zip(arrays["statement"], arrays["exponent"], strict=True))
    slow = powers.pop("Lemma 2, general A")
    assert slow == pytest.approx(-0.5, abs=0.02)
    assert list(powers.values()) == pytest.approx([-1.0] * 8, abs=5e-3)
    assert (arrays["exponent_error"] < 0.02).all()


def test_convergence_of_lemma_1_in_closed_form():
    """Singular values of the pair matrix give the expectation at any N."""
    arrays, model = convergence.convergence(), convergence.MODEL
    z = convergence.VECTORS[0].reshape(3, 2) @ [1, 1j]
    pairs = np.array([[z[0], z[2] / np.sqrt(2)], [z[2] / np.sqrt(2), z[1]]])
    y = np.sqrt(model.eta) * np.linalg.svd(pairs)[1] / (2 * np.sqrt(arrays["sites"][:13, None]))
    exact = np.prod(np.cosh(y) ** 2 + np.sinh(y) ** 2 / model.eta**2, axis=1)
    exact **= -arrays["sites"][:13] / 2
    limit = np.exp(-(abs(z) ** 2).sum() * (model.eta + 1 / model.eta) / 8)
    row = list(arrays["statement"]).index("Lemma 1")
    np.testing.assert_allclose(arrays["deviation"][row, :13], exact - limit, rtol=0, atol=1e-12)


def test_asymptotics_agrees_with_the_events():
    axes = {"squeezing": np.array([0.5, 2.0]), "temperature": np.array([0.0, 0.3, 0.9])}
    arrays, _ = late(**axes)
    for i, k in enumerate(axes["squeezing"]):
        for j, temperature in enumerate(axes["temperature"]):
            expected = entanglement_events(chain(temperature, 1.0, k)).asymptotic
            found = arrays["signed_asymptotic_log_negativity"][i, j]
            assert found == pytest.approx(expected, abs=1e-12)


def test_certified_numbers_beside_the_kernels():
    record = Record(certified.certify([chain(coupling=0.9), chain(), chain(2.0)]), {})
    rows = {row.certified_number: row for row in summary.certified_numbers(record)}
    assert len(rows) == 4 + 4 + 2 + 1
    first = rows["T_c at k = 1, lambda = 1"]
    assert first.interval == "0.7532308795644508483[4, 5]"
    assert (first.double, first.adjacent) == ("0.7532308795644509", "yes")
    assert rows["peak E at lambda = 1, k = 1, T = 2"].interval == "0"
    death = rows["death at lambda = 0.9, k = 1, T = 0.1"]
    assert death.interval == "86.04853577276344533[7, 8]"
    assert death.adjacent == "no", "1 - 0.9 in doubles is not 1/10"
    assert float(death.error_in_units_of_last_place) < 2


def enclosed(lower, upper):
    return Enclosure(Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("exact", "double", "error"),
    [
        (enclosed("0.25", "0.5"), 0.375, 0.0),
        (enclosed("0.25", "0.5"), 0.75, 0.25),
        (enclosed("0.25", "0.5"), None, math.inf),
        (enclosed("0.25", "0.5"), math.inf, math.inf),
        (None, None, 0.0),
        (None, 1.0, math.inf),
        (math.inf, math.inf, 0.0),
        (math.inf, None, math.inf),
    ],
)
def test_a_kernel_that_breaks_its_promise_stops_the_run(exact, double, error):
    number = certified.Number("birth", exact, exact, double, promise=0.125)
    assert number.error == error
    if error <= number.promise:
        certified.require_agreement(number)
    else:
        with pytest.raises(AgreementError, match="birth: the kernels give"):
            certified.require_agreement(number)


def test_nothing_is_promised_for_the_faintest_couplings():
    """The kernels say that these chains never entangle."""
    faint = chain(temperature=0.0, coupling=1e-20, squeezing=0.3)
    birth = certified.events(faint)[0]
    assert (birth.double, birth.error) == (None, math.inf)
    certified.require_agreement(birth)
    assert "birth" not in "".join(certified.certify([faint])["certified_number"])


def test_paper_numbers_agree_except_for_the_printed_logarithm():
    verdicts = [row.agrees for row in summary.numbers()]
    assert verdicts.count("no") == 1
    assert "natural" in next(row for row in summary.numbers() if row.agrees == "no").remark


def test_disagreement_stops_the_run():
    row = summary.agreement("difference", "Eq. (61)", [1e-12, 1e-11], 1e-10)
    assert row.agrees == "yes"
    with pytest.raises(AgreementError, match=r"is 1\.00e-09, but must be at most 1\.00e-10"):
        summary.agreement("difference", "Eq. (61)", [1e-12, 1e-9], 1e-10)
    with pytest.raises(AgreementError):
        summary.agreement("difference", "Eq. (61)", [np.nan], 1e-10)


@pytest.mark.parametrize(
    ("trend", "yes", "no"),
    [
        ("rising", [1, 2, 3], [1, 3, 2]),
        ("falling", [3, 2, 1], [1, 2, 3]),
        ("not rising", [1, 2, 2], [1, 2, 3]),
        ("changing", [1, 3, 2], [1, 1, 2]),
        ("peaked", [1, 3, 2], [1, 2, 3]),
        ("positive", [1, 2], [0, 1]),
        ("finite", [1, 2], [1, np.inf]),
        ("infinite", [np.inf, np.inf], [np.inf, 1]),
    ],
)
def test_trends(trend, yes, no):
    claim = next(c for claims in CLAIMS.values() for c in claims if c.trend == trend)
    assert holds(claim, yes)
    assert not holds(claim, no)


def stored(squeezing=1.0, coupling=0.9):
    parameters = {
        "frequency": 1.0, "coupling": coupling, "squeezing": squeezing, "temperature": 0.1,
    }  # fmt: skip
    return Record(
        evolution.evolve(chain(0.1, coupling, squeezing), np.linspace(0, 5, 7)), parameters
    )


def test_summary_of_a_run():
    line = Record(late(squeezing=np.array([0.5, 1.0]), temperature=np.array([0.1, 1.0]))[1], {})
    curves = [stored(coupling=0.8), stored(coupling=0.9)]
    tolerances = {"closed_form": 1e-10, "critical_temperature": 1e-10}
    rows, events = summary.summarise(
        {"mine": curves}, {"mine": "Fig. 1"}, [*curves, stored(2.0)], [line], tolerances
    )
    assert [event.coupling for event in events] == [0.8, 0.9]
    claimed = [row for row in rows if "(mine)" in row.source]
    assert [row.agrees for row in claimed] == ["trend"] * 5
    assert [row.agrees for row in rows[-2:]] == ["yes", "yes"]
    assert all("largest" in row.quantity for row in rows[-2:])
    assert tables.to_csv(events).count("\n") == 3
    assert tables.to_markdown(events).count("\n") == 4
    assert tables.to_markdown([]) == ""


def test_what_is_not_of_the_paper_is_not_set_beside_it():
    rows, events = summary.summarise({}, {}, [stored()], [], {"closed_form": 1e-10})
    assert events == []
    assert not [row for row in rows if row.agrees == "trend"]


@pytest.mark.parametrize("squeezing", [0.25, 1.0, 3.0, 5.0, 7.0])
def test_strong_squeezing_costs_the_digits_that_conditioning_says(squeezing):
    """Up to 8, where a covariance in double precision stops holding the state."""
    curve = stored(squeezing)
    assert curve["closed_form_difference"] <= curve["rounding"]
    assert curve["rounding"] == pytest.approx(4 * 2.0**-52 * math.exp(4 * squeezing), rel=1e-12)
    summary.summarise({}, {}, [curve], [], {"closed_form": 1e-15})


def test_a_curve_of_any_model_has_its_events():
    model = TwoOscillators(coupling=0.0, temperature=0.4, two_mode_squeezing=0.5)
    arrays = evolution.evolve(model, np.linspace(0, 5, 7))
    n, kappa = 1 / np.expm1(2.5), -np.expm1(-2.5)
    expected = np.log1p(-np.expm1(-1.0) / (2 * n)) / kappa
    assert arrays["death_time"] == pytest.approx(expected, rel=1e-11)
    assert arrays["covariance"].shape == (7, 4, 4)
    assert "closed_form_difference" not in arrays
