"""Children: processes that have their imports done, and wait to become the kernel of one notebook.

In      a process without threads or sockets
Out     Child: what jupyter_client wants to know of a kernel's process
Units   none
Missing where processes cannot be forked there are no children, and kernels start cold
Next    provisioner hands them out, kernels runs notebooks in them

A child becomes the kernel of one notebook and ends with it: no kernel is used twice, so nothing of one brief reaches
another. What a kernel runs is the same as in a cold one; only the imports are done. This module imports nothing slow:
the child is to be there first, and import while its parent does.
"""

import ctypes
import importlib
import json
import os
import signal
import sys
import time
from typing import Any

CAN_FORK = sys.platform == "linux"
# What notebooks import, and what their kernel does. Not pyplot, which has to meet a shell when it is first imported.
IMPORTS = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "IPython.core.completer", "pandera.pandas", "analysis.flow"),
    *("analysis.figures", "analysis.tables", "analysis.prose", "analysis.dossiers", "analysis.briefs.handover"),
)
# As a cold kernel sets it, but before matplotlib is imported; threads would not survive the fork.
SURROUNDINGS = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "OPENBLAS_NUM_THREADS": "1"}
LOOK_SECONDS = 0.005
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def import_ahead() -> None:
    """Import what kernels will need, and read the lexicon: for this process, and every child it has afterwards."""
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    for name in IMPORTS:
        importlib.import_module(name)
    importlib.import_module("analysis.lexicon").load_lexicon()


def end_with_parent() -> None:
    """Have the system end this process when its parent ends, however that ends; Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


class Child:
    """A forked process that imports, waits, and becomes a kernel when it is told to."""

    stdin = stdout = stderr = None

    def __init__(self) -> None:
        reading, self._writing = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._writing)
            _become_kernel(reading)
        os.close(reading)

    def begin(self, words: list[str], env: dict[str, str], cwd: str) -> None:
        """Tell the child to be a kernel, with these words, in these surroundings. Raises OSError when it is gone."""
        with os.fdopen(self._writing, "w", encoding="utf-8") as pipe:
            pipe.write(json.dumps({"words": words, "env": env, "cwd": cwd}) + "\n")

    def poll(self) -> int | None:
        """How the child ended; None while it lives."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if ended else None
        return self.returncode

    def wait(self) -> int | None:
        """How the child ended, as soon as it has."""
        while self.poll() is None:
            time.sleep(LOOK_SECONDS)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal the child, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the child to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the child."""
        self.send_signal(signal.SIGKILL)


def _become_kernel(reading: int) -> None:
    """Import, wait for the word, then be an ordinary kernel; never returns."""
    try:
        os.setsid()
        end_with_parent()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        import_ahead()
        with os.fdopen(reading, encoding="utf-8") as pipe:
            told = pipe.readline()
        if told:
            _start_kernel(**json.loads(told))
    finally:
        os._exit(1)


def _start_kernel(words: list[str], env: dict[str, str], cwd: str) -> None:
    import numpy
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    # The folder of the program that was typed is none of the kernel's; what children share by chance they do not keep.
    sys.path[:] = [path for path in sys.path if path != os.path.dirname(os.path.abspath(sys.argv[0]))]
    numpy.random.seed()
    sys.argv = ["ipykernel_launcher", *words]
    application: Any = IPKernelApp
    application.launch_instance(parent_handle=os.getppid())
    os._exit(0)
