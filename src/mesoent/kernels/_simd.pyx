"""The choice of an instruction set at run time: see simd.h."""

cdef extern from "simd.h" nogil:
    int simd_choose(const char *name)
    const char *simd_name(int isa)
    enum:
        SIMD_UNKNOWN
        SIMD_UNSUPPORTED

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()
UNKNOWN = SIMD_UNKNOWN
UNSUPPORTED = SIMD_UNSUPPORTED


def choose(name):
    """Number of the instruction set of that name, of the widest one for "", UNKNOWN or UNSUPPORTED."""
    return simd_choose(name.encode())


def name(int isa):
    """Name of an instruction set by its number."""
    return simd_name(isa).decode()
