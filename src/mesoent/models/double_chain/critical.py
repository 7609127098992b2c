"""The temperature above which the bath never entangles the chains."""

from mesoent.models.double_chain.scan import scan


def critical_temperature(squeezing, *, coupling=1.0, frequency=1.0):
    r"""Temperature at which the largest entanglement over all times vanishes.

    .. math:: T_c = \frac{\omega}{\operatorname{artanh} \sqrt{1 - \max_t D}}, \qquad
              T_c(k, 1) = \frac{\omega}{\operatorname{artanh} \sqrt{(3 + e^{-4|k|})/4}}

    Paper: Eq. (74) and Fig. 6. D is the gain of `mesoent.models.double_chain.closed_form`; below
    :math:`|\lambda| = 1` its peak is a bracketed root of its slope.

    Parameters
    ----------
    squeezing, coupling, frequency : float or array_like
        Squeezing k, coupling in [-1, 1], oscillator frequency > 0; broadcast together.

    Returns
    -------
    float or ndarray
        T_c in the unit of the frequency; 0.0 where entanglement never appears.

    Raises
    ------
    InputError
        If a value is not finite or out of bounds.

    Notes
    -----
    Relative error below 1e-14.

    Examples
    --------
    >>> f"{critical_temperature(1.0):.12f}"
    '0.753230879564'
    >>> f"{critical_temperature(1.0, coupling=0.9):.10f}"
    '0.5423418612'
    """
    found = scan(frequency=frequency, temperature=0.0, coupling=coupling, squeezing=squeezing)
    critical = found.critical_temperature
    return critical if critical.ndim else float(critical)


def late_critical_temperature(squeezing, *, coupling=1.0, frequency=1.0):
    r"""Temperature at which the entanglement of late times vanishes.

    Paper: Eq. (74) and Fig. 6. As `critical_temperature` at :math:`|\lambda| = 1`; below, no
    entanglement lasts at any temperature.

    Parameters
    ----------
    squeezing, coupling, frequency : float

    Returns
    -------
    float
        0.0 where no entanglement lasts.

    Examples
    --------
    >>> f"{late_critical_temperature(1.0):.4f}", late_critical_temperature(1.0, coupling=0.9)
    ('0.7532', 0.0)
    """
    if abs(coupling) != 1:
        return 0.0
    return critical_temperature(squeezing, coupling=coupling, frequency=frequency)
