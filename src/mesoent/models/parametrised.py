"""Models of the catalogue: parameters within their bounds, and the value that they stand for."""

from dataclasses import fields
from functools import cached_property
from typing import ClassVar

from mesoent.models.gaussian import GaussianModel
from mesoent.models.parameters import checked_number


class Parametrised:
    """Base of the frozen dataclasses whose fields are the parameters of a catalogue entry.

    A class gives `entry` and the matrices that `GaussianModel` asks for, as cached properties: what
    is computed once is not computed again.
    """

    entry: ClassVar[str]

    def __post_init__(self):
        for field in fields(self):
            value = checked_number(self.entry, field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)

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
        )
