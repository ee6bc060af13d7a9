import json
from dataclasses import replace

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


@given(answers())
@settings(max_examples=10, deadline=None)
def test_an_answer_kept_before_rows_could_be_missing_is_still_read(answer):
    fields = json.loads(stored.dump(answer))
    del fields["missing"]
    assert stored.load(json.dumps(fields)) == replace(answer, missing=())


@pytest.mark.parametrize("missing", [1, [1], [{}], [{"place": "", "period": {"first": "x"}}]])
def test_rows_of_another_form_are_a_value_error(missing: object):
    fields = {"question": "", "verdict": "answered", "quotes": [], "figures": []}
    with pytest.raises(ValueError):
        stored.load(json.dumps(fields | {"missing": missing}))
