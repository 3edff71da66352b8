"""Whose action is no measure in the news or an essay: a citizen's, a company's, another country's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from gongbao import lexicon
from gongbao.extract.measures.actors import is_agent, stated
from gongbao.extract.measures.clause_parts import clauses
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token
from gongbao.extract.places.gazetteer import named

LONGEST_NAME = 3  # characters of a name with a family name; longer ones are of other peoples
_USED = re.compile("元|资金|经费|国债|党费|额度|贷款|补助|限额|收入|基金|债券|用地")  # what a body puts to a use
_GOOD_FOR = re.compile("(?:有利于|有助于)[^。；：的]*，[^，]{0,6}$")
_IS = re.compile("^[^，。；]{2,12}是[^。；：]*，[^，]{0,4}$")
_NOUNS = frozenset(("n", "ns", "nt", "nz", "nrt", "r", "l", "j"))
_ACCUSED = re.compile(
    "利用(?:其)?职[务权]|职务(?:上的)?便利|为他人谋取|收受(?:他人)?(?:财物|礼品|礼金|贿赂)"
    "|经(?:依法)?审(?:查|理)查明"
    "|违(?<![^，；]违)(?:规|反[^，。；、]{2,10}(?:原则|纪律|制度|规定))(?!的|[，。；、和及等])[^，。；]{2}"
)


def is_private(predicate: Predicate, before: bool, tokens: Sequence[Token]) -> bool:
    """Whether someone private acts. Without a subject: as `before`, or as a clause ahead without an action says."""
    if _is_leader(predicate, tokens) or _is_share(predicate.left):
        return False
    subject = [token for token in _named(_before_receiver(predicate.left)) if token.text not in closed("modal")]
    if not subject:
        return _opened(tokens, predicate.start, before)
    last = "".join(token.text for token in subject[-2:])
    if subject[0].text.endswith(endings("private")) and _may(predicate.left, subject[0]):
        return True
    if subject[0].text in closed("person") and len(subject) < 3:
        return not any(token.verb is not None and token.verb.kind == "reporting" for token in predicate.left)
    alone = len(subject) == 1 or any(a is subject[0] and b.text == "和" for a, b in pairwise(predicate.left))
    if alone and _is_person(subject[0]) and predicate.action not in closed("meeting_act") | closed("office_act"):
        return True  # a person and no office
    return last.endswith(endings("private")) and not _is_public(subject)


def _is_share(words: Sequence[Token]) -> bool:
    """某村|96%|以上|村民|完成签约: a share of people is told of what a body brought about (not 50%|的|企业)."""
    return any(one.text.endswith(("%", "％")) and after.text != "的" for one, after in pairwise(words))


def _is_leader(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether 他 or nobody acts in a sentence that has a leader of the state for a subject before."""
    if next((token.text for token in predicate.left if token.role in ("word", "name")), "他") != "他":
        return False
    leaders = closed("leader")
    if leaders.isdisjoint([token.text for token in tokens]):
        return False
    ahead = [token for token in tokens if token.end <= predicate.start]
    return any(token.text in leaders for clause in clauses(ahead) for token in clause[:3])


def _is_public(subject: Sequence[Token]) -> bool:
    """Whether a firm is the state's or serves the public: 中央企业, 基础电信企业, 各大航空公司."""
    first, name = subject[0].text, "".join(token.text for token in subject)
    if first.startswith(("国", "中国", "央")) or first.endswith(endings("body_ending")):
        return True
    return any(firm in name for firm in closed("public_firm"))


def is_accusation(sentence: str) -> bool:
    """Whether a sentence says what an accused official did (违反…原则签批资金): no act of a public body."""
    return _ACCUSED.search(sentence) is not None


def _before_receiver(left: Sequence[Token]) -> Sequence[Token]:
    """What stands before those for whom something is done: 医院|将|为患者|建立…; who stands behind a 为 acts not."""
    for at, token in enumerate(left):
        if token.text in closed("receiving"):
            return left[:at]
    return left


def _named(left: Sequence[Token]) -> list[Token]:
    """The first words that name somebody, up to what he does or how: 深圳企业|加大力度, 老板|通过视频.

    What something is about or goes by is nobody: 围绕|小清河|开展…, 按|每名|游客|200元|奖励…, 深入|企业|开展….
    """
    words: list[Token] = []
    for at, token in enumerate(left):
        if not words and (_frames(token) or token.text in closed("basis") or token.text in closed("visits")):
            return []
        if words and (_ends_name(token) or _tells(left, at)):
            break
        if token.role in ("word", "name"):
            words.append(token)
    return words


def _frames(token: Token) -> bool:
    return token.verb is not None and token.verb.kind == "framing"


def _tells(words: Sequence[Token], at: int) -> bool:
    """Whether at `at` a verb that is none of the lexicon says what a body named before it does."""
    name, token = words[at - 1], words[at]
    told = token.tag == "v" and token.verb is None and name.role == "word" and name.tag in _NOUNS
    return told and all(later.text != "的" for later in words[at : at + 2])


def _ends_name(token: Token) -> bool:
    if token.role == "preposition":
        return token.text not in ("和", "及")
    return token.verb is not None and not token.verb.noun


def _may(left: Sequence[Token], subject: Token) -> bool:
    """旅客|可以|在窗口|购买…: what people may do is told to them."""
    return any(before is subject and after.text in closed("told_may") for before, after in pairwise(left))


def is_ability(predicate: Predicate, text: str) -> bool:
    """该系统|可|为…|提供…: what something is good for, unless a body that can act is named.

    As well what a thing is used for (该星主要用于|开展…), where the sentence `text` names no money or land.
    """
    texts = [token.text for token in predicate.left]
    used = (*texts[-2:], predicate.action, *(word for word, after in pairwise(texts) if after in ("为", "向")))
    if not closed("serves").isdisjoint(used) and not _USED.search(text):
        return True
    if _is_sure(texts) or _is_use(predicate) or _is_of_thing(predicate.left) or _goes_on_praising(predicate, text):
        return True
    return not closed("ability").isdisjoint(texts) and stated(predicate.left) is None


def _is_sure(texts: Sequence[str]) -> bool:
    """我国|有|能力|推动…: what one could or must do."""
    return any(before == "有" and after in closed("sure_of") for before, after in pairwise(texts))


def _goes_on_praising(predicate: Predicate, text: str) -> bool:
    """此举有利于…，进一步|深化…; 该舰是…，|配置…: what something is good for or consists of, and nobody who acts."""
    if any(token.role != "adverb" for token in predicate.left):
        return False
    ahead = text[: predicate.start]
    if predicate.action in closed("equips"):
        return _IS.search(ahead) is not None
    return _GOOD_FOR.search(ahead) is not None


def _is_of_thing(left: Sequence[Token]) -> bool:
    """该船|采用…, 这条|隧道|将…缩短…: what is said of a thing."""
    if not left or not left[0].text.startswith(endings("one_such")) or any(token.text == "将" for token in left):
        return False
    words = list(takewhile(lambda token: token.role in ("word", "name", "number"), left))[:4]
    return bool(words) and words[-1].text.endswith(endings("thing"))


def _is_use(predicate: Predicate) -> bool:
    """为|研究|这一时期的历史|提供|了珍贵记录: what a thing is good for, and nobody who is served."""
    left = predicate.left
    at = next((n for n, token in enumerate(left[:-1]) if token.text in closed("purpose")), None)
    if predicate.action not in closed("provides") or at is None or stated(left[:at]) is not None:
        return False
    inquires = left[at + 1].verb is not None or left[at + 1].text in closed("inquires")
    return inquires and not left[-1].text.endswith(endings("served"))


def goes_along(predicate: Predicate) -> bool:
    """随着|新品种|加快|推广: what else comes about meanwhile, unless a body is named (随着|我国|推出…)."""
    left = predicate.left
    return bool(left) and left[0].text in closed("along_with") and stated(left[1:]) is None


def is_effect(predicate: Predicate, tokens: Sequence[Token], text: str) -> bool:
    """随着新线投产，进一步|完善|了|路网: what an event came to, where nobody is named who did it."""
    if _is_of_works(predicate, tokens):
        return True
    if predicate.action not in closed("effect") or text[predicate.object_span[0] - 1] != "了":
        return False
    how = [token.text for token in predicate.left]
    if not closed("effect_how").issuperset(how) or predicate.start == tokens[0].start:
        return False
    return bool(how) or tokens[0].text in closed("along_with")


def _is_of_works(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """通车后，将|缩短|…时间: what a work is good for once it is built."""
    if predicate.action not in closed("effect") and predicate.action not in closed("effect_of_works"):
        return False
    ahead = [token for token in tokens if token.end <= predicate.start]
    return any(
        after.text == "后" and before.text.endswith(endings("built")) and _is_stop(ahead, n + 2)
        for n, (before, after) in enumerate(pairwise(ahead))
    )


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].text in closed("stop") or tokens[at].text == "将")


def _is_person(token: Token) -> bool:
    """The segmenter also takes places, bodies and things it does not know for persons (安吉, 省文旅厅, 宣传周)."""
    name = token.text
    if token.tag != "nr" or name in named() or is_agent(name):
        return False
    return len(name) > LONGEST_NAME or is_surname(name[0])


def is_surname(word: str) -> bool:
    """Whether a word is a family name."""
    return word in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("surnames.csv"))


def _opened(tokens: Sequence[Token], start: int, before: bool) -> bool:
    """Whether the last subject that opens a clause ahead of `start` is a person or one company (这家企业).

    After 他强调，, a colon or 要 in a speech nobody is the subject any more; else as `before`.
    """
    ahead = [token for token in tokens if token.end <= start]
    if not before and not [token for token in ahead if _may_be_private(token)]:
        return False
    private, quits = False, _quits(ahead)
    for clause in clauses(ahead):
        run = _subject(clause)
        if run and run[0].start >= quits:
            private = _is_bystander(run)
    return private or (before and not quits)


def _may_be_private(token: Token) -> bool:
    return token.text in closed("person") or token.text.endswith(endings("private")) or _is_person(token)


def _quits(tokens: Sequence[Token]) -> int:
    """Where it was last said who speaks: 他强调，…; in a speech 要 addresses everybody; 0 if nowhere."""
    at, speaks = 0, False
    for token in tokens:
        reports = token.verb is not None and token.verb.kind == "reporting"
        speaks = speaks or reports
        if reports or token.text in ("：", ":") or (speaks and token.text == "要"):
            at = token.end
    return at


def _subject(clause: Sequence[Token]) -> list[Token]:
    """The words that open a clause, if something is said of them."""
    run: list[Token] = []
    for at, token in enumerate(clause):
        he = len(run) == 1 and run[0].text in closed("person") and token.tag[:1] == "v"
        if he or (run and _tells(clause, at)):
            return run
        if token.role in ("word", "name", "number"):
            run.append(token)
        elif run and token.text in ("和", "、"):
            continue
        elif run or token.role not in ("adverb", "time", "mark", "note"):
            return run
    return run[:1] if run and run[0].text in closed("person") else []


def _is_bystander(run: Sequence[Token]) -> bool:
    if _is_share(run):
        return False
    last = run[-1].text
    if len(run) == 1 and (last in closed("person") or _is_person(run[0]) or last in closed("any_firm")):
        return True
    if len(run) > 1 and _is_person(run[-1]) and run[-2].text.endswith(endings("private")):
        return True  # 林农|李四
    if not last.endswith(endings("private")):
        return False
    if last.endswith("企业"):
        return not _is_public(run)
    return not last.endswith(endings("firm")) or (len(run) > 1 and run[0].text.startswith(endings("one_such")))
