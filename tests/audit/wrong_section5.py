"""A wrong form for every check of section 5."""

from mesoent.audit.section5 import abstract, asymptotic_states


def half_the_rotation(case):
    return asymptotic_states.rotating_frame(case._replace(frequency=case.frequency / 2))


def plus_one_only(case):
    return case.coupling == 1


WRONG = {
    "Abstract, generation": -1,
    "Abstract, survival": lambda case: case.coupling == 1 and abstract.created(case),
    "Sec. 5, mean-field operators": -0.5,
    "Sec. 5, fluctuation operators": (0.0, -0.5),
    "Sec. 5, purely mixing mechanism": +1,
    "Sec. 5, asymptotic entanglement": -1,
    "Sec. 5, an asymptotic state": half_the_rotation,
    "Sec. 5, entangled unlike the stationary state": -1,
    "Sec. 5, a rich set of asymptotic states": 1,
    "Sec. 5, structure of the generator": plus_one_only,
    "Sec. 5, choice of observables": -1,
}
