/* Vector exponential and logarithm, once per instruction set: see elementary_body.h. */
#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#define SIMD_BODY "elementary_body.h"
#include "simd.h"
#undef SIMD_BODY

#endif
