/* The kernels without Python: reads doubles, runs one kernel on this machine's widest variant, writes doubles.
 *
 * Usage:  program KERNEL N < inputs > outputs
 * KERNEL  expm, exact: N matrices of 6x6; two_mode: N covariances of 4x4; closed_form, scan: arrays of N, one after
 *         the other, in the order of closed_form.h and scan.h.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "closed_form.h"
#include "expm.h"
#include "scan.h"
#include "two_mode.h"

static void expm(const double *in, double *out, ptrdiff_t n, int exact, int isa)
{
    signed char *unknown = calloc(n, 1);
    expm_run(in, out, unknown, n, (expm_kind){6, 0, 0}, exact, 1, isa);
    for (ptrdiff_t i = 0; i < n; ++i)
        for (int j = 0; unknown[i] && j < 36; ++j)
            out[36 * i + j] = 0;
}

static void two_mode(const double *in, double *out, ptrdiff_t n, int isa)
{
    two_mode_batch batch = {.covariance = in, .log_negativity = out, .isa = isa};
    batch.rounding = 0x1p-50, batch.symmetry = 0x1p-46;
    two_mode_run(&batch, n, 1);
}

static void closed_form(const double *in, double *out, ptrdiff_t n, int isa)
{
    closed_form_batch batch = {.log_negativity = out, .columns = n, .isa = isa};
    for (int i = 0; i < CLOSED_FORM_INPUTS; ++i)
        batch.inputs[i] = (closed_form_input){in + i * n, 0, 1};
    closed_form_run(&batch, 1, 1);
}

static void scan(const double *in, double *out, ptrdiff_t n, int isa)
{
    scan_batch batch = {.isa = isa};
    for (int i = 0; i < SCAN_INPUTS; ++i) {
        batch.inputs[i] = in + i * n, batch.steps[i] = 1;
        batch.low[i] = -INFINITY, batch.high[i] = INFINITY;
    }
    for (int i = 0; i < SCAN_OUTPUTS; ++i)
        batch.outputs[i] = out + i * n;
    scan_run(&batch, n, 1);
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    const char *kernel = words[1];
    ptrdiff_t n = atol(words[2]), most = 36 * n;
    double *in = calloc(most, sizeof *in), *out = calloc(most, sizeof *out);
    ptrdiff_t results = 0;
    int isa = simd_choose(NULL);
    fread(in, sizeof *in, most, stdin);
    if (!strcmp(kernel, "expm") || !strcmp(kernel, "exact"))
        expm(in, out, n, !strcmp(kernel, "exact"), isa), results = 36 * n;
    else if (!strcmp(kernel, "two_mode"))
        two_mode(in, out, n, isa), results = n;
    else if (!strcmp(kernel, "closed_form"))
        closed_form(in, out, n, isa), results = n;
    else if (!strcmp(kernel, "scan"))
        scan(in, out, n, isa), results = SCAN_OUTPUTS * n;
    return fwrite(out, sizeof *out, results, stdout) != (size_t)results;
}
