/* Eigen's exponential of fixed-size matrices, for eigen.py. Its matrices are column-major and ours row-major: it sees
 * the transposed matrices and returns the transposed exponentials, which costs nothing. */
#include <cstddef>

#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>

typedef Eigen::Matrix<double, 6, 6> matrix;

extern "C" int eigen_version()
{
    return 10000 * EIGEN_WORLD_VERSION + 100 * EIGEN_MAJOR_VERSION + EIGEN_MINOR_VERSION;
}

extern "C" void eigen_expm(const double *rows, double *out, std::ptrdiff_t n)
{
    for (std::ptrdiff_t i = 0; i < n; ++i)
        Eigen::Map<matrix>(out + 36 * i) = matrix(Eigen::Map<const matrix>(rows + 36 * i)).exp();
}
