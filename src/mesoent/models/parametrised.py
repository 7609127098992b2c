"""Models of the catalogue: parameters within their bounds, and the value that they stand for."""

from dataclasses import fields
from functools import cached_property
from typing import ClassVar

from mesoent.models.catalogue import MODELS
from mesoent.models.gaussian import GaussianModel
from mesoent.models.parameters import checked


class Parametrised:
    """Base of the frozen dataclasses whose fields are the parameters of a catalogue entry.

    A class gives `entry` and the matrices that `GaussianModel` asks for, as cached properties: what
    is computed once is not computed again.
    """

    entry: ClassVar[str]
    motion = ladder = None

    def __post_init__(self):
        for field in fields(self):
            value = checked(self.entry, field.name, self._given(field.name))
            object.__setattr__(self, field.name, value)

    def _given(self, name):
        """What was given, or else the value of the parameter that the catalogue names."""
        value = getattr(self, name)
        if value is None and name in MODELS[self.entry].parameters:
            return getattr(self, MODELS[self.entry].parameters[name].default)
        return value

    @cached_property
    def gaussian(self):
        """The model as a value, its physics checked."""
        return GaussianModel(
            drift=self.drift,
            stationary_covariance=self.stationary_covariance,
            symplectic_form=self.symplectic_form,
            deviation=self.deviation,
            parties=self.parties,
            local_rotation=self.local_rotation,
            motion=self.motion,
            ladder=self.ladder,
        )
