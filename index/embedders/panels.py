"""A matrix for short texts: in panels small enough for BLAS to multiply as they lie.

Before BLAS multiplies, it copies a matrix into the order in which its kernels read, unless
the product is small (OpenBLAS for AVX-512, sgemm_small_kernel_permit_skylakex.c in
https://github.com/OpenMathLib/OpenBLAS). For the few rows of a short text copying takes
longer than multiplying, so the product is made of small ones.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_WIDTH = 32
_FEW = 24
"""Rows of up to 1302 numbers times a panel are a small product: a million multiplications."""

Floats = NDArray[np.float32]


class Panels:
    """A matrix of a multiple of 32 columns, to be multiplied from the left: `rows @ panels`."""

    __array_ufunc__ = None  # leaves the product with an array to `__rmatmul__`

    def __init__(self, matrix: Floats) -> None:
        height, width = matrix.shape
        by_columns = np.asfortranarray(matrix)
        self._whole = by_columns
        self._panels = by_columns.T.reshape(width // _WIDTH, _WIDTH, height).transpose(0, 2, 1)

    def __rmatmul__(self, rows: Floats) -> Floats:
        if not 1 < len(rows) <= _FEW:
            product: Floats = np.matmul(rows, self._whole)
            return product
        side_by_side: Floats = np.matmul(rows, self._panels)
        return side_by_side.transpose(1, 0, 2).reshape(len(rows), -1)


def in_panels(held: Any) -> Any:
    """What is held with each matrix of single precision in panels, where it can be cut so."""
    if isinstance(held, list):
        return [in_panels(one) for one in held]
    is_matrix = isinstance(held, np.ndarray) and held.ndim == 2 and held.dtype == np.float32
    return Panels(held) if is_matrix and held.shape[1] % _WIDTH == 0 else held
