import json

import pytest
from hypothesis import given, settings
from support.strategies import answers

from bot import stored


@settings(max_examples=50, deadline=None)
@given(answers())
def test_an_answer_comes_back_as_it_was(answer):
    assert stored.load(stored.dump(answer)) == answer


@pytest.mark.parametrize("text", ["", "[]", "1", "{}", '{"verdict": "answered", "quotes": [1]}'])
def test_anything_else_is_a_value_error(text: str):
    with pytest.raises(ValueError):
        stored.load(text)


@given(answers())
@settings(max_examples=10, deadline=None)
def test_a_field_of_another_version_is_a_value_error(answer):
    fields = json.loads(stored.dump(answer)) | {"shade": "blue"}
    with pytest.raises(ValueError):
        stored.load(json.dumps(fields))
