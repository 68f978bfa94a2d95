"""A property that is computed once for each object, without a lock."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class cached_property(Generic[Value]):  # noqa: N801 - it stands where that of functools would
    """As `functools.cached_property`, whose lock in Python 3.11 is one for all objects of a class.

    Under that lock a question waits while any other question computes the same property, however long. Two threads
    that ask the same object at once may both compute the value; both are given the one that was stored first.

    Examples
    --------
    >>> class Square:
    ...     side = 3
    ...     @cached_property
    ...     def area(self):
    ...         return self.side**2
    >>> square = Square()
    >>> square.area, vars(square)
    (9, {'area': 9})
    """

    def __init__(self, function: Callable[[Any], Value]) -> None:
        self._function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "cached_property[Value]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object, owner: type) -> "Value | cached_property[Value]":
        if instance is None:
            return self
        value: Value = vars(instance).setdefault(self._name, self._function(instance))
        return value
