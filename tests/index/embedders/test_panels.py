import numpy as np
import pytest

from index.embedders.panels import Panels, in_panels


def numbers(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(height).standard_normal((height, width), dtype=np.float32)


@pytest.mark.parametrize("rows", [1, 2, 24, 25, 60])
def test_the_product_is_that_of_the_matrix(rows: int) -> None:
    matrix, left = numbers(70, 96), numbers(rows, 70)
    product = left @ Panels(matrix)
    assert product.shape == (rows, 96) and product.flags.c_contiguous
    np.testing.assert_allclose(product, left @ matrix, rtol=1e-5, atol=1e-5)


def test_rows_may_be_cut_from_wider_ones() -> None:
    matrix, wider = numbers(70, 64), numbers(9, 200)
    np.testing.assert_allclose(wider[:, :70] @ Panels(matrix), wider[:, :70] @ matrix, atol=1e-5)


def test_what_is_no_such_matrix_stays_as_it_is() -> None:
    bytes_, narrow, bias = np.zeros((4, 32), np.uint8), numbers(4, 33), np.zeros(32, np.float32)
    kept = in_panels([bytes_, narrow, bias, "name"])
    assert kept[0] is bytes_ and kept[1] is narrow and kept[2] is bias and kept[3] == "name"
    assert isinstance(in_panels([numbers(4, 64)])[0], Panels)
