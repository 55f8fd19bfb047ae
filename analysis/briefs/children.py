"""Children: kernels started from a process that has its imports done.

In      a process without threads or sockets, in which a nursery is opened
Out     Kernel: what jupyter_client wants to know of a kernel's process
Units   seconds
Missing where processes cannot be forked there is no nursery, and kernels start cold
Next    provisioner asks the nursery for kernels

The nursery is a child that imports what notebooks need, or has it from its parent, and then forks a kernel for every
notebook that asks. A kernel runs one notebook and ends with it, so nothing of one brief reaches another; it runs what a
cold one runs, only the imports are done. This module imports nothing slow: the nursery is to be there first, and to
import while its parent imports what it needs itself.
"""

import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterable
from typing import Any

CAN_FORK = sys.platform == "linux"
# What a kernel imports; half of it is what one imports to speak with a kernel.
SHELL = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "IPython.core.completer", "IPython.core.completerlib"),
    *("IPython.core.debugger", "IPython.core.oinspect", "IPython.core.logger", "IPython.extensions.storemagic"),
    *("tornado.platform.asyncio", "tornado.locks", "tornado.queues", "faulthandler"),
)
# What notebooks import. Not pyplot, which has to meet a shell when it is first imported.
IMPORTS = (
    *("analysis.flow", "analysis.figures", "analysis.tables", "analysis.prose", "analysis.dossiers"),
    *("analysis.briefs.handover", "analysis.launch"),
    *("pyarrow.parquet", "pyarrow.dataset", "pyarrow.pandas_compat", "pandas.core.arrays.arrow.extension_types"),
)
# As a cold kernel sets it, but before matplotlib is imported; threads would not survive the fork.
SURROUNDINGS = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "OPENBLAS_NUM_THREADS": "1"}
LOOK_SECONDS = 0.005
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Kernel:
    """A kernel that the nursery forked. How it ended is not known, only that it has."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while the kernel lives."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 1
        return None

    def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while self.poll() is None:
            time.sleep(LOOK_SECONDS)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Signal the kernel, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process that forks kernels; it ends with the one that opened it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            self._line.close()
            _tend(theirs)
        theirs.close()

    def fork_kernel(self, words: list[str], env: dict[str, str], cwd: str) -> Kernel:
        """A new kernel with these words, in these surroundings. Raises OSError when the nursery is gone."""
        self._line.sendall(json.dumps({"words": words, "env": env, "cwd": cwd}).encode() + b"\n")
        told = self._line.recv(32)
        if not told:
            raise ConnectionResetError("the nursery is gone")
        return Kernel(int(told))

    def close(self) -> None:
        """End the nursery."""
        self._line.close()
        os.waitpid(self.pid, 0)


def import_all(names: Iterable[str]) -> None:
    """Import modules without looking for garbage, of which there is none: that costs a seventh of the time."""
    gc.disable()
    try:
        for name in names:
            importlib.import_module(name)
    finally:
        gc.enable()


def import_ahead() -> None:
    """Import what kernels will need, read the lexicon, and draw once: for all that are forked from this process."""
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    import_all([*SHELL, *IMPORTS])
    importlib.import_module("analysis.lexicon").load_lexicon()
    importlib.import_module("analysis.figures.sheet").draw_marks()
    importlib.import_module("analysis.figures.coasts").load_land()
    importlib.import_module("analysis.kept").hash_readers()
    gc.freeze()  # what is there now stays: collecting it would copy it into every child


def end_with_parent() -> None:
    """Have the system end this process when its parent ends, however that ends; Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


def _tend(line: socket.socket) -> None:
    """Import, then fork a kernel whenever one is asked for; never returns."""
    try:
        os.setsid()
        end_with_parent()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        signal.signal(signal.SIGCHLD, _bury)
        import_ahead()
        for told in line.makefile("r", encoding="utf-8"):
            kernel = os.fork()
            if kernel == 0:
                line.close()
                _be_kernel(**json.loads(told))
            line.sendall(f"{kernel}\n".encode())
    finally:
        os._exit(0)


def _bury(*_: Any) -> None:
    """Take leave of kernels that have ended, so that their number is free and their time is counted."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def _be_kernel(words: list[str], env: dict[str, str], cwd: str) -> None:
    import numpy
    from ipykernel.kernelapp import IPKernelApp

    os.setsid()
    end_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    # The folder of the program that was typed is none of the kernel's, and chance is not to be shared.
    sys.path[:] = [path for path in sys.path if path != os.path.dirname(os.path.abspath(sys.argv[0]))]
    numpy.random.seed()
    sys.argv = ["ipykernel_launcher", *words]
    # Nobody steps through a brief. Where debugpy counts as not installed, a kernel starts in a third of the time.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    application: Any = IPKernelApp
    application.launch_instance(parent_handle=os.getppid())
