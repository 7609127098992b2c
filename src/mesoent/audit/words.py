"""Polynomials in letters that do not commute, with exact coefficients."""

from itertools import pairwise, product

from mesoent.audit.exact import ONE, reduced


class Words:
    """A sum of words; `terms` maps each, a tuple of letters, to its coefficient."""

    def __init__(self, terms):
        self.terms = {word: value for word, value in terms.items() if reduced(value) != 0}

    def __add__(self, other):
        total = dict(self.terms)
        for word, value in other.terms.items():
            total[word] = total.get(word, 0 * ONE) + value
        return Words(total)

    def __sub__(self, other):
        return self + (-ONE) * other

    def __mul__(self, other):
        total = {}
        for (a, x), (b, y) in product(self.terms.items(), other.terms.items()):
            total[a + b] = total.get(a + b, 0 * ONE) + x * y
        return Words(total)

    def __rmul__(self, factor):
        return Words({word: ONE * factor * value for word, value in self.terms.items()})

    def without(self, first, second):
        """With the product of two letters, one behind the other, taken for the identity."""
        total = {}
        for word, value in self.terms.items():
            while (place := _pair(word, first, second)) is not None:
                word = word[:place] + word[place + 2 :]
            total[word] = total.get(word, 0 * ONE) + value
        return Words(total)


def _pair(word, first, second):
    return next((k for k, pair in enumerate(pairwise(word)) if pair == (first, second)), None)


def letters(names):
    """Words of one letter each."""
    return [Words({(name,): ONE}) for name in names.split()]
