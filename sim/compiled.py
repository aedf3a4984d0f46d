"""The one way kernels are compiled, with a cache on disk that can never be stale.

Numba's own disk cache does not notice a change of a helper in another module, and then silently
returns the old result. Here a compiled kernel is kept under a name made of all it was made from:
its code, the code of every helper it calls, the constants they read, the types of its arguments
with the fields of their named tuples, this processor and the versions of Numba and Python. A change
of the model compiles what it touches and nothing else; a changed comment compiles nothing.
"""

import builtins
import dis
import enum
import hashlib
import os
import pickle
import sys
import tempfile
import time
import types
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numba
import numpy as np
from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.registry import CPUDispatcher, cpu_target
from numba.core.serialize import dumps

MONTH = 30 * 24 * 3600.0  # seconds; kernels that nobody used for so long are forgotten

P = ParamSpec("P")
R = TypeVar("R")


def _forget_old(folder: str) -> None:
    """Remove kernels that nobody has used for a month."""
    limit = time.time() - MONTH
    for entry in os.scandir(folder):
        if entry.is_file() and entry.stat().st_mtime < limit:
            os.remove(entry.path)


def _cache_folder() -> str:
    """Return a writable folder for compiled kernels, the user's cache where there is one.

    Raises:
        OSError: there is none.
    """
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    for base in [chosen] if chosen else [home, tempfile.gettempdir()]:
        folder = os.path.join(base, "wulian", "kernels")
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            _forget_old(folder)
            return folder
    raise OSError("No writable folder for compiled kernels; set NUMBA_CACHE_DIR to one.")


FOLDER = _cache_folder()
VERSIONS = (sys.version_info[:2], numba.__version__, np.__version__)


def ingredients(kernel: Callable[..., Any]) -> str:
    """Return the SHA-256 (hex) of all that a kernel is compiled from, its helpers' code included."""
    digest = hashlib.sha256()
    _add_function(digest, kernel, set())
    return digest.hexdigest()


def _add_function(digest: Any, kernel: Any, seen: set[int]) -> None:
    """Add a function's code, its defaults and all that it reads from outside, each once."""
    function = getattr(kernel, "py_func", kernel)
    if id(function) in seen:
        return
    seen.add(id(function))
    _add_code(digest, function.__code__, function.__doc__)
    read = [function.__globals__.get(name) for name in _names(function.__code__)]
    read += [cell.cell_contents for cell in function.__closure__ or ()]
    for value in [function.__defaults__, *read]:
        _add_value(digest, value, seen)


def _add_code(digest: Any, code: types.CodeType, text: str | None) -> None:
    """Add what a code object does; neither its lines nor its docstring."""
    constants = code.co_consts[1:] if text is not None else code.co_consts
    plain = [one for one in constants if not isinstance(one, types.CodeType)]
    parts = (code.co_code, code.co_names, code.co_varnames, code.co_freevars, code.co_argcount, plain)
    digest.update(repr(parts).encode())
    for inner in constants:
        if isinstance(inner, types.CodeType):
            _add_code(digest, inner, None)


def _names(code: types.CodeType) -> list[str]:
    """Return the global names that a code object and those inside it read, in order."""
    inner = [one for one in code.co_consts if isinstance(one, types.CodeType)]
    own = [one.argval for one in dis.get_instructions(code) if one.opname == "LOAD_GLOBAL"]
    return own + [name for one in inner for name in _names(one)]


def _add_value(digest: Any, value: Any, seen: set[int]) -> None:
    """Add a constant, a helper or a type that a kernel reads.

    Raises:
        TypeError: it is of a kind whose changes would go unnoticed.
    """
    if isinstance(value, types.FunctionType) or hasattr(value, "py_func"):
        digest.update(value.__qualname__.encode())
        if not value.__module__.startswith(("numba.", "numpy.")):
            _add_function(digest, value, seen)
    elif isinstance(value, np.ndarray):
        digest.update(repr((value.dtype.str, value.shape)).encode() + value.tobytes())
    elif isinstance(value, (list, tuple)):
        digest.update(repr((type(value).__name__, len(value))).encode())
        for item in value:
            _add_value(digest, item, seen)
    elif isinstance(value, (bool, int, float, str, bytes, np.generic, enum.Enum, type(None))):
        digest.update(repr(value).encode())
    elif isinstance(value, type):
        digest.update(repr((value.__qualname__, getattr(value, "_fields", ()))).encode())
    elif _lasting(value):
        digest.update(value.__name__.encode())
    elif not hasattr(value, "__origin__"):  # a type of annotations is no ingredient
        raise TypeError(f"a kernel reads {value!r}, whose changes the cache could not notice")


def _lasting(value: Any) -> bool:
    """Whether a value belongs to Python or NumPy, whose versions stand in every name."""
    if isinstance(value, types.ModuleType):
        return not value.__name__.startswith("sim")
    built_in = hasattr(builtins, getattr(value, "__name__", ""))
    return built_in or isinstance(value, (types.BuiltinFunctionType, np.ufunc))


def _shown(kind: Any) -> str:
    """Return an argument's type in words, with the names of a named tuple's fields in order."""
    fields = getattr(kind, "fields", None)
    inner = [_shown(one) for one in getattr(kind, "types", ())]
    kept = getattr(kind, "instance_class", None)  # found again by its module when the file is read
    return f"{kind} {getattr(kept, '__module__', '')} {fields} {inner}" if inner else str(kind)


TOLD_FIRST: list[Callable[[], None]] = []
"""Called, and forgotten, when this process is about to compile a kernel: all of them take minutes."""


class KernelCache(NullCache):
    """Compiled forms of one kernel, a file for each signature, named after its ingredients."""

    def __init__(self, kernel: Callable[..., Any], options: dict[str, Any]) -> None:
        self._kernel = kernel
        self._options = repr(sorted(options.items()))
        self._name = f"{kernel.__module__}.{kernel.__qualname__}".replace("<", "").replace(">", "")
        self._made_of = ""  # known at the first call only: a helper may stand below its kernel

    @property
    def cache_path(self) -> str:
        """Return the folder of compiled kernels."""
        return FOLDER

    def path(self, signature: Any, codegen: Any) -> str:
        """Return where the kernel compiled for these arguments is kept."""
        self._made_of = self._made_of or ingredients(self._kernel)
        shown = [_shown(kind) for kind in signature]
        parts = (self._made_of, self._options, shown, codegen.magic_tuple(), VERSIONS)
        return os.path.join(FOLDER, f"{self._name}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}")

    def load_overload(self, signature: Any, target: Any) -> Any:
        """Return the kernel compiled for these arguments, or None if there is none on disk."""
        target.refresh()
        path = self.path(signature, target.codegen())
        try:
            with open(path, "rb") as file:
                kept = pickle.load(file)
            os.utime(path)
        except (OSError, EOFError, pickle.UnpicklingError):
            while TOLD_FIRST:
                TOLD_FIRST.pop()()
            return None
        return CompileResult._rebuild(target, *kept)  # type: ignore[no-untyped-call]

    def save_overload(self, signature: Any, result: Any) -> None:
        """Keep a compiled kernel; whole files only, also when several processes write it."""
        if result.library.has_dynamic_globals:
            raise TypeError(f"{self._name} reads a global array too large to compile in; pass it on")
        path = self.path(signature, result.codegen)
        with tempfile.NamedTemporaryFile(dir=FOLDER, delete=False) as file:
            file.write(dumps(result._reduce()))  # type: ignore[no-untyped-call]
        os.replace(file.name, path)


OPTIONS: dict[str, Any] = {
    "error_model": "numpy",
    "nogil": True,
    "no_cfunc_wrapper": True,  # nobody calls a kernel from C; saves compile time
}


def _wide(kind: Any) -> Any:
    """Return the type under which a kernel takes what another gives it, no literal or narrow number."""
    kinds: Any = numba.types
    plain = kinds.unliteral(kind)
    return kinds.int64 if isinstance(plain, kinds.Integer) and plain.signed else plain


class Kernel(CPUDispatcher):
    """A compiled function that its callers share: `f(0)`, `f(7)` and f of a narrow number are one."""

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """Return how a call from another kernel is typed."""
        wide = {name: _wide(kind) for name, kind in kws.items()}
        return super().get_call_template(tuple(_wide(kind) for kind in args), wide)


KERNELS: dict[str, Any] = {}  # all that have been defined, helpers too, by name


def made_of() -> str:
    """Return the SHA-256 (hex) of all the model's kernels so far and of what they are compiled for."""
    target: Any = cpu_target
    processor = target.target_context.codegen().magic_tuple()
    digest, seen = hashlib.sha256(repr((VERSIONS, processor)).encode()), set[int]()
    for name in sorted(KERNELS):
        if name.startswith("sim."):
            digest.update(name.encode())
            _add_function(digest, KERNELS[name], seen)
    return digest.hexdigest()


def _compile(kernel: Callable[P, R], options: dict[str, Any]) -> Callable[P, R]:
    dispatcher: Any = numba.njit(**options)(kernel)
    if dispatcher is kernel:  # NUMBA_DISABLE_JIT: the model in plain Python, to look for a fault
        return kernel
    dispatcher.__class__ = Kernel
    dispatcher._cache = KernelCache(kernel, options)
    KERNELS[f"{kernel.__module__}.{kernel.__qualname__}"] = dispatcher
    return dispatcher


def compiled(kernel: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel: IEEE arithmetic (no fast-math), cached on disk, no bounds checks."""
    return _compile(kernel, OPTIONS)


def helper(kernel: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that only kernels call: the same, without an entrance from Python.

    The entrance unpacks every array of every argument and takes a good part of compile time.
    """
    return _compile(kernel, OPTIONS | {"no_cpython_wrapper": True})
