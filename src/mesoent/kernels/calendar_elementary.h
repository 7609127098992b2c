/* Two exponentials and a logarithm for the scalar code of the calendar. Included once per instruction set. */

/* e^-x, e^-y, and 1 - e^-y in *lost. */
static void NAME(calendar_decay)(double x, double y, double *e_x, double *e_y, double *lost)
{
    double in[VLANES] = {x, y}, out[VLANES], missing[VLANES];
    v_t gone, left = NAME(decay)(v_loadu(in), v_set1(0), &gone);
    v_storeu(out, left);
    v_storeu(missing, gone);
    *e_x = out[0];
    *e_y = out[1];
    *lost = missing[1];
}

static void NAME(calendar_log2_1p)(double x, double *log)
{
    double out[VLANES];
    v_storeu(out, NAME(log2_1p)(v_set1(x)));
    *log = out[0];
}
