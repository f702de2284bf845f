"""The README's example runs and prints what the README says."""

import contextlib
import io
import re
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_readme_example_prints_what_it_says() -> None:
    code = re.search(r"```python\n(import framing\n.*?)```", README, re.DOTALL)
    output = re.search(r"prints\n\n```\n(.*?)```", README, re.DOTALL)
    assert code
    assert output
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code[1], {})  # noqa: S102
    assert printed.getvalue() == output[1]
