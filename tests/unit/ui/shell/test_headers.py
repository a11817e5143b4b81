"""The content policy allows this server only, and Streamlit's own inline script by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit

from ui.shell.headers import content_policy


def test_every_inline_script_of_streamlit_is_allowed_by_hash():
    """Each inline script of the installed Streamlit has its SHA-256 in the policy, and there is at least one."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]

    assert hashes
    assert all(f"'sha256-{one}'" in content_policy() for one in hashes)


def test_no_other_host_and_no_eval():
    """The policy names no host, allows no evaluation and no inline script at large."""
    policy = content_policy()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))

    assert "http" not in policy
    assert "unsafe" not in scripts
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
