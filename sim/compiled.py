"""The one way kernels are compiled, with a cache that can never be stale.

Numba's disk cache does not notice a change of a helper in another module, and then silently
returns the old result. The cache folder therefore carries a fingerprint of every source file of
this package: any change of the model starts a new, empty cache.
"""

import glob
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from typing import Any

import numba

PACKAGE = os.path.dirname(os.path.abspath(__file__))


def source_fingerprint() -> str:
    """Return the SHA-256 (hex) of the package's source files, names and contents."""
    digest = hashlib.sha256()
    for path in sorted(glob.glob(os.path.join(PACKAGE, "**", "*.py"), recursive=True)):
        digest.update(os.path.relpath(path, PACKAGE).encode())
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _forget_old(folder: str) -> None:
    """Remove kernels of other versions that nobody has used for a month."""
    limit = time.time() - 30 * 24 * 3600
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.getmtime(path) < limit:
            shutil.rmtree(path, ignore_errors=True)


def _cache_folder() -> str:
    """Return a writable folder for compiled kernels, the user's cache where there is one."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    name = os.path.join("wulian", "kernels", source_fingerprint()[:16])
    for base in (home, tempfile.gettempdir()):
        folder = os.path.join(base, name)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            os.utime(folder)
            _forget_old(os.path.dirname(folder))
            return folder
    raise OSError("No writable folder for compiled kernels; set NUMBA_CACHE_DIR to one.")


if "NUMBA_CACHE_DIR" not in os.environ:
    numba.config.CACHE_DIR = _cache_folder()  # type: ignore[attr-defined]


OPTIONS: dict[str, Any] = {
    "cache": True,
    "error_model": "numpy",
    "nogil": True,
    "no_cfunc_wrapper": True,  # nobody calls a kernel from C; saves compile time
}


def compiled(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a kernel: IEEE arithmetic (no fast-math), cached on disk, no bounds checks."""
    return numba.njit(**OPTIONS)(kernel)


def helper(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function that only kernels call: the same, without an entrance from Python.

    The entrance unpacks every array of every argument and takes a good part of compile time.
    """
    options = OPTIONS | {"no_cpython_wrapper": True}
    return numba.njit(**options)(kernel)
