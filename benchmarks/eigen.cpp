/* Eigen's exponential of fixed-size matrices, for eigen.py. Its matrices are column-major and ours row-major: it sees
 * the transposed matrices and returns the transposed exponentials, which costs nothing. */
#include <complex>
#include <cstddef>

#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>

template <typename number, int size> static void run(const void *rows, void *out, std::ptrdiff_t n)
{
    typedef Eigen::Matrix<number, size, size> matrix;
    const number *from = static_cast<const number *>(rows);
    number *to = static_cast<number *>(out);
    for (std::ptrdiff_t i = 0; i < n; ++i, from += size * size, to += size * size) {
        Eigen::Map<matrix> result(to);
        result = matrix(Eigen::Map<const matrix>(from)).exp();
    }
}

extern "C" int eigen_version()
{
    return 10000 * EIGEN_WORLD_VERSION + 100 * EIGEN_MAJOR_VERSION + EIGEN_MINOR_VERSION;
}

/* Returns whether there is code for such matrices. */
extern "C" int eigen_expm(const void *rows, void *out, std::ptrdiff_t n, int size, int imaginary)
{
    switch (imaginary ? -size : size) {
    case 2: run<double, 2>(rows, out, n); return 1;
    case 3: run<double, 3>(rows, out, n); return 1;
    case 4: run<double, 4>(rows, out, n); return 1;
    case 6: run<double, 6>(rows, out, n); return 1;
    case 8: run<double, 8>(rows, out, n); return 1;
    case 10: run<double, 10>(rows, out, n); return 1;
    case 12: run<double, 12>(rows, out, n); return 1;
    case -4: run<std::complex<double>, 4>(rows, out, n); return 1;
    default: return 0;
    }
}
