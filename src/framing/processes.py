"""Work on batches of articles in several processes, in order, with no more read ahead than they can use."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeAlias

from framing.article import Article
from framing.errors import FramingError

Work: TypeAlias = Callable[[Iterable[Article], int, int], Iterator[Any]]
"""Gives results for articles, a batch size, and the number of the first article."""

_work: Work | None = None  # set in each process before it gets its first batch


def in_processes(work: Work, articles: Iterable[Article], *, batch_size: int, n_process: int) -> Iterator[Any]:
    """What `work(batch, batch_size, first)` gives for all articles, in their order.

    An error of the input is raised behind the results that came before it. Stopping early drops the batches
    that wait, and returns when those at work are done: `multiprocessing.Pool` kills them, and one time in a
    hundred waits for ever on a lock that the killed one held.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        raise FramingError("n_process above 1 needs a system that can fork processes: leave it at 1")
    executor = ProcessPoolExecutor(n_process, multiprocessing.get_context("fork"), _adopt, (work,))
    try:
        pending: deque[Future[list[Any]]] = deque()
        failure: Exception | None = None
        first = 0
        for batch, error in _batches(articles, batch_size):
            pending.append(executor.submit(_on_batch, batch, batch_size, first))
            first += len(batch)
            failure = error
            if len(pending) > 2 * n_process:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        raise FramingError(
            f"one of {n_process} processes was ended from outside, perhaps for want of memory: "
            "give a smaller n_process or batch_size"
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
    if failure:
        raise failure


def _adopt(work: Work) -> None:
    global _work
    _work = work


def _on_batch(batch: list[Article], batch_size: int, first: int) -> list[Any]:
    assert _work is not None  # noqa: S101
    try:
        return list(_work(batch, batch_size, first))
    except FramingError:
        raise
    except Exception as error:  # another's error may not travel between processes; its text does
        place = f"articles {first} to {first + len(batch) - 1}"
        raise FramingError(f"{place}: the pipeline raised {type(error).__name__}: {error}") from error


def _batches(articles: Iterable[Article], size: int) -> Iterator[tuple[list[Article], Exception | None]]:
    batch: list[Article] = []
    try:
        for article in articles:
            batch.append(article)
            if len(batch) == size:
                yield batch, None
                batch = []
    except Exception as error:
        yield batch, error
        return
    if batch:
        yield batch, None
