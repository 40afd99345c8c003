"""What each class of cues does to how firm an act is: one rule for each (codebook 1)."""

from collections.abc import Callable
from dataclasses import replace

from pledgebook.claims.claim import CueRole, Stage
from pledgebook.claims.firmness.force import Force, weaker
from pledgebook.claims.firmness.implicative import implicative
from pledgebook.claims.firmness.modality import Modality, Mood
from pledgebook.claims.firmness.tense import DONE, framed, timed, waits
from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.sums import FORFEIT


def _transfer(
    inner: Force, how: Modality, sign: Sign, ongoing: Stage = Stage.PLEDGED, present: Stage = Stage.PLEDGED
) -> Force:
    """The act itself: its tense is its stage, whatever the name of the lot it moves ("sent two tranches of aid")."""
    if inner.noun and inner.stage is Stage.ALLOCATED and (how.mood in _SAYING or how.negation):
        inner = inner._replace(stage=None, open=True)
    return timed(inner.cue(sign.span), how, ongoing, present) if waits(inner) else inner


_SAYING = (*DONE, Mood.POSSIBLE, Mood.DUTY)  # here the verb says more than the name of the lot


def _moving(inner: Force, how: Modality, sign: Sign) -> Force:
    return _transfer(inner, how, sign, Stage.DELIVERING)


def _durative(inner: Force, how: Modality, sign: Sign) -> Force:
    return _transfer(inner, how, sign, Stage.DELIVERING, Stage.DELIVERING)


def _establish(inner: Force, how: Modality, sign: Sign) -> Force:
    return _transfer(inner, how, sign)


def _arrive(inner: Force, how: Modality, sign: Sign) -> Force:
    """What arrives is there; what follows is still to come ("the rest follows"); what is forfeited never comes."""
    if sign.phrase == FORFEIT:
        return _stopping(Stage.CANCELLED)(inner, how, sign)
    present = Stage.PLEDGED if sign.phrase == "follow" else Stage.DELIVERED
    return _transfer(inner, how, sign, Stage.DELIVERING, present)


def _capped(inner: Force, how: Modality, sign: Sign, cap: Stage) -> Force:
    """A word that makes the act at most `cap`, itself under its own tense and denial."""
    found = inner.cue(sign.span).cue(how.modal)
    if how.mood is Mood.POSSIBLE:
        cap = weaker(cap, Stage.CONSIDERED)
    if how.mood is Mood.DUTY:
        cap = weaker(cap, Stage.REQUESTED)
    if how.negation and how.mood in (Mood.OPEN, Mood.FUTURE) and not how.noun:
        found = found.cue(how.negation, CueRole.NEGATION)  # "not to pledge", "will not authorise"
        return found._replace(stage=Stage.RULED_OUT, open=how.mood is Mood.OPEN)
    if how.negation:
        found = found.cue(how.negation, CueRole.NEGATION)
        undecided = inner.stage is Stage.CONSIDERED
        return found._replace(
            stage=weaker(inner.stage, cap), negated=not (inner.negated or undecided), open=False
        )
    return found._replace(stage=weaker(inner.stage, cap), open=False)


def _promise(inner: Force, how: Modality, sign: Sign) -> Force:
    if how.negation and sign.phrase in _DECIDING and inner.stage not in _OFF:
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=Stage.CONSIDERED, negated=False, open=False)  # "has not decided to send"
    if how.negation and how.mood is Mood.FUTURE and inner.stage not in (Stage.SUSPENDED, Stage.CANCELLED):
        return (
            inner.cue(sign.span)
            .cue(how.negation, CueRole.NEGATION)
            ._replace(stage=Stage.RULED_OUT, open=False)
        )
    if inner.stage in (Stage.SUSPENDED, Stage.CANCELLED) and how.mood in _OPEN_ENDED and not how.negation:
        found = inner.cue(sign.span).cue(how.modal)  # "could decide on a withdrawal"
        return found._replace(stage=_OPEN_ENDED[how.mood], open=False)
    if inner.stage in (Stage.SUSPENDED, Stage.CANCELLED):
        return inner._replace(negated=inner.negated != bool(how.negation))
    if inner.noun and inner.stage is Stage.REQUESTED and sign.phrase.startswith(_GRANTING):
        inner = inner._replace(stage=Stage.PLEDGED)  # "agreed to a request to pay"
    return _capped(inner, how, sign, Stage.PLEDGED)


_OPEN_ENDED = {Mood.POSSIBLE: Stage.CONSIDERED, Mood.DUTY: Stage.REQUESTED}
_DECIDING = ("decide", "decision", "resolve", "make mind", "choose", "make decision")
_GRANTING = ("agree", "grant", "accede", "say yes", "consent", "assent", "give consent", "give assent")


def _plan(inner: Force, how: Modality, sign: Sign) -> Force:
    if how.negation and inner.stage in (Stage.SUSPENDED, Stage.CANCELLED):
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(negated=not inner.negated, open=False)  # "has no plans to halt"
    if inner.stage is Stage.DELIVERED and not inner.open and (inner.negated or how.noun):
        return inner.cue(sign.span)  # "is yet to send", "is likely to have sent"
    if how.negation:
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=Stage.RULED_OUT, open=False)
    return _capped(inner, how, sign, Stage.PLEDGED) if inner.stage not in _OFF else inner.cue(sign.span)


_OFF = (Stage.SUSPENDED, Stage.CANCELLED, Stage.RULED_OUT)


def _announce(inner: Force, how: Modality, sign: Sign) -> Force:
    """Announcing is saying: what is said keeps its stage, a thing announced is promised."""
    if sign.phrase in _CONFIRMING and how.negation:
        return inner._replace(void=True)  # "could not confirm the delivery"
    if sign.phrase in _CONFIRMING:
        inner = inner._replace(spoken=how.mood is Mood.OPEN)
    if how.able and not how.negation:
        how = replace(how, mood=Mood.PRESENT)
    settled = inner.stage is not None and not inner.open and not inner.noun
    bound = inner.noun and inner.stage in (Stage.COMMITTED, Stage.ALLOCATED, Stage.DELIVERED)
    if settled or bound or inner.stage in _OFF:
        return inner.cue(sign.span)
    return _capped(
        inner,
        how,
        sign,
        Stage.ALLOCATED if inner.packaged or inner.stage is Stage.ALLOCATED else Stage.PLEDGED,
    )


_CONFIRMING = ("confirm", "affirm", "reveal")  # who will not do it only keeps silent


def _binding(bound: Stage) -> Callable[[Force, Modality, Sign], Force]:
    """A word that binds what it governs, even where that was only a plan or a request by name."""

    def rule(inner: Force, how: Modality, sign: Sign) -> Force:
        found = inner.cue(sign.span).cue(how.modal)
        if inner.stage in _OFF or (inner.verb_stage and inner.stage in (Stage.CONSIDERED, Stage.REQUESTED)):
            return found
        if how.negation:
            refused = how.mood is Mood.FUTURE or (how.mood is Mood.OPEN and not how.noun)
            found = found.cue(how.negation, CueRole.NEGATION)
            return found._replace(
                stage=Stage.RULED_OUT if refused else bound, negated=not refused, open=False
            )
        caps = {
            Mood.FUTURE: Stage.PLEDGED,
            Mood.ONGOING: Stage.PLEDGED,
            Mood.POSSIBLE: Stage.CONSIDERED,
            Mood.DUTY: Stage.REQUESTED,
        }
        stage = caps.get(how.mood, bound)
        return found._replace(stage=stage, open=how.mood is Mood.OPEN and not how.noun)

    return rule


def _authorise(inner: Force, how: Modality, sign: Sign) -> Force:
    if inner.stage in (Stage.ALLOCATED, Stage.COMMITTED) or inner.stage in _OFF:
        return inner.cue(sign.span)._replace(open=False)
    return _capped(inner, how, sign, Stage.PLEDGED)


def _consider(inner: Force, how: Modality, sign: Sign) -> Force:
    found = inner.cue(sign.span)
    if how.negation and inner.stage in (Stage.SUSPENDED, Stage.CANCELLED):
        found = found.cue(how.negation, CueRole.NEGATION)
        return found._replace(negated=not inner.negated, open=False)  # "does not want to cut off"
    if how.negation:
        found = found.cue(how.negation, CueRole.NEGATION)
    return found._replace(stage=Stage.CONSIDERED, negated=bool(how.negation), open=False)


def _favour(inner: Force, how: Modality, sign: Sign) -> Force:
    """What is open as long as it is on the table, and refused where it is said not to be."""
    if how.negation and inner.stage not in _OFF:
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=Stage.RULED_OUT, open=False)
    return _consider(inner, how, sign)


def _request(inner: Force, how: Modality, sign: Sign) -> Force:
    found = inner.cue(sign.span)
    if how.negation:
        found = found.cue(how.negation, CueRole.NEGATION)
    return found._replace(stage=Stage.REQUESTED, negated=bool(how.negation), open=False, asked=True)


def _refuse(inner: Force, how: Modality, sign: Sign) -> Force:
    if inner.spoken and inner.noun:
        return _deny(inner, how, sign)  # "rejected claims that it had sent"
    if inner.spoken:
        return inner._replace(void=True)  # "declined to say how many"
    found = inner.cue(sign.span)
    if how.negation:
        return found.cue(how.negation, CueRole.NEGATION)._replace(stage=Stage.CONSIDERED, open=False)
    if how.mood is Mood.POSSIBLE:
        return found.cue(how.modal)._replace(stage=Stage.CONSIDERED, open=False)
    if inner.stage in (Stage.SUSPENDED, Stage.CANCELLED):
        return found._replace(negated=not inner.negated, open=False)  # "refused to cut aid"
    if inner.stage is Stage.RULED_OUT and inner.verb_stage:
        return found._replace(stage=Stage.CONSIDERED, open=False)
    return found._replace(stage=Stage.RULED_OUT, negated=False, open=False)


def _deny(inner: Force, how: Modality, sign: Sign) -> Force:
    found = inner.cue(sign.span, CueRole.NEGATION)
    if how.negation:
        return found
    stage = inner.stage or Stage.DELIVERED
    return found._replace(stage=stage, negated=not inner.negated, open=False)


def _fail(inner: Force, how: Modality, sign: Sign) -> Force:
    found = inner.cue(sign.span, CueRole.NEGATION)
    if how.negation and inner.bare:
        return implicative(found, replace(how, negation=None))  # "did not fail to send"
    if how.negation or how.mood is Mood.POSSIBLE:
        return found
    kept = inner.negated and inner.stage in (Stage.SUSPENDED, Stage.CANCELLED)
    if inner.stage is Stage.RULED_OUT or kept:  # "stopped short of ruling out"
        return found._replace(stage=Stage.CONSIDERED, negated=False, open=False)
    return found._replace(stage=inner.stage or Stage.DELIVERED, negated=not inner.negated, open=False)


_PUTTING_OFF = ("delay", "postpone", "defer", "put off")


def _stopping(stopped: Stage) -> Callable[[Force, Modality, Sign], Force]:
    def rule(inner: Force, how: Modality, sign: Sign) -> Force:
        found = inner.cue(sign.span).cue(how.modal)
        if how.mood in (Mood.POSSIBLE, Mood.DUTY) and not how.negation:
            stage = Stage.CONSIDERED if how.mood is Mood.POSSIBLE else Stage.REQUESTED
            return found._replace(stage=stage, open=False)
        if inner.stage in _OFF and inner.noun:
            return found._replace(stage=Stage.PLEDGED, open=False)  # a freeze lifted, a refusal dropped
        if inner.stage is Stage.CONSIDERED and inner.noun and sign.phrase in _PUTTING_OFF:
            return found  # "put off a vote on sending"
        if how.negation:
            found = found.cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=stopped, negated=bool(how.negation), open=False)

    return rule


def _resume(inner: Force, how: Modality, sign: Sign) -> Force:
    if inner.noun and inner.stage is not None and not inner.open:
        return inner  # "renewed its pledge", "renewed its call"
    return _transfer(
        inner._replace(stage=None, open=True), _as_going(how), sign, Stage.DELIVERING, Stage.DELIVERING
    )


def _as_going(how: Modality) -> Modality:
    """What was begun or resumed goes on (codebook 1.8)."""
    return replace(how, mood=Mood.ONGOING) if how.mood in DONE and not how.negation else how


def _begin(inner: Force, how: Modality, sign: Sign) -> Force:
    if inner.stage is not None and not inner.open:
        return inner
    found = _transfer(
        inner._replace(stage=None, open=True), _as_going(how), sign, Stage.DELIVERING, Stage.DELIVERING
    )
    return found._replace(stage=Stage.DELIVERING) if found.negated else found


def _finish(inner: Force, how: Modality, sign: Sign) -> Force:
    """What was weighed is settled on by finishing it ("completed the review of the loan")."""
    if inner.noun and inner.stage is Stage.CONSIDERED and how.mood in DONE and not how.negation:
        return inner.cue(sign.span)._replace(stage=Stage.PLEDGED, open=False)
    if how.mood is not Mood.PRESENT or how.noun or not sign.phrase.startswith(_ENDING):
        return _transfer(inner, how, sign)
    if inner.noun and inner.stage is Stage.ALLOCATED and not how.negation:
        inner = inner._replace(stage=None, open=True)
    return _transfer(inner, how, sign, present=Stage.DELIVERED)  # "this completes the payment of the tranche"


_ENDING = ("complete", "conclude", "finish", "wrap up")


def _keep(inner: Force, how: Modality, sign: Sign) -> Force:
    """What was promised or asked is done at the time of a word that keeps it ("honoured its promise to send")."""
    if inner.stage is Stage.PLEDGED and sign.phrase.startswith(_ANSWERING):
        return inner  # "answered the call with a promise of tents"
    if inner.noun and inner.stage in (Stage.PLEDGED, Stage.REQUESTED) and not inner.negated:
        inner = inner._replace(stage=None, open=True)
    return _transfer(inner, how, sign)


_ANSWERING = ("meet ", "answer ", "heed ", "satisfy ")


def _passing(inner: Force, how: Modality, sign: Sign) -> Force:
    """Speech and help: the stage stays, an open act takes the tense."""
    how = _as_ceiling(how, sign)
    if sign.can_be(CueClass.TOTAL) and inner.noun and how.mood in _COUNTED and not how.negation:
        inner = inner._replace(stage=inner.stage or Stage.DELIVERED)  # "shipments reached 9,000 tonnes"
    if (
        sign.phrase in _LETTING
        and inner.bare
        and inner.stage is None
        and how.mood in DONE
        and not how.negation
    ):
        return inner.cue(sign.span)._replace(stage=Stage.PLEDGED, open=False)  # "let the UN bring flour"
    return framed(inner, how)


_LETTING = ("allow", "let", "permit")


def _as_ceiling(how: Modality, sign: Sign) -> Modality:
    """Return how a verb stands that is denied of the size alone ("shall not exceed $5m"): the act is not."""
    if sign.phrase not in _EXCEEDING or how.negation is None:
        return how
    mood = Mood.FUTURE if how.mood in (Mood.POSSIBLE, Mood.DUTY) else how.mood
    return replace(how, negation=None, mood=mood)


_EXCEEDING = ("exceed", "surpass", "top")


_COUNTED = (*DONE, Mood.PRESENT)


def _implicative(inner: Force, how: Modality, sign: Sign) -> Force:
    return implicative(inner.cue(sign.span), how) if inner.bare else framed(inner, how)


def _ability(inner: Force, how: Modality, sign: Sign) -> Force:
    """What somebody was able to do was done, what somebody is able to do only can be."""
    if how.negation and sign.phrase == "phrase" and inner.stage not in _OFF:
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=Stage.RULED_OUT, open=False)  # "is not in a position to send"
    if how.mood not in DONE:
        how = replace(how, mood=Mood.POSSIBLE, modal=sign.span)
    return implicative(inner.cue(sign.span), how) if inner.bare else inner


def _waver(inner: Force, how: Modality, sign: Sign) -> Force:
    if how.negation and inner.bare:
        return implicative(inner.cue(sign.span), replace(how, negation=None))  # "did not hesitate to send"
    if how.negation and inner.noun:
        return inner.cue(sign.span)  # "will not tire in our resolve to send"
    return _consider(inner, how, sign)


def _affirm(inner: Force, how: Modality, sign: Sign) -> Force:
    return _deny(inner, replace(how, negation=None), sign) if how.negation else inner


def _report(inner: Force, how: Modality, sign: Sign) -> Force:
    if how.negation and sign.phrase in ("believe", "think") and inner.stage in (None, Stage.PLEDGED):
        found = inner.cue(sign.span).cue(how.negation, CueRole.NEGATION)
        return found._replace(stage=Stage.RULED_OUT, open=False)  # "do not think it right to send"
    return inner._replace(spoken=how.mood is Mood.OPEN)


RULES: dict[CueClass, Callable[[Force, Modality, Sign], Force]] = {
    CueClass.TRANSFER: _transfer,
    CueClass.MOVE: _moving,
    CueClass.DURATIVE: _durative,
    CueClass.ESTABLISH: _establish,
    CueClass.ARRIVE: _arrive,
    CueClass.RECEIVE: _arrive,
    CueClass.PROMISE: _promise,
    CueClass.ANNOUNCE: _announce,
    CueClass.COMMIT: _binding(Stage.COMMITTED),
    CueClass.ALLOCATE: _binding(Stage.ALLOCATED),
    CueClass.AUTHORISE: _authorise,
    CueClass.PLAN: _plan,
    CueClass.CONSIDER: _consider,
    CueClass.FAVOUR: _favour,
    CueClass.REQUEST: _request,
    CueClass.REFUSE: _refuse,
    CueClass.DENY: _deny,
    CueClass.FAIL: _fail,
    CueClass.SUSPEND: _stopping(Stage.SUSPENDED),
    CueClass.CANCEL: _stopping(Stage.CANCELLED),
    CueClass.RESUME: _resume,
    CueClass.BEGIN: _begin,
    CueClass.FINISH: _finish,
    CueClass.KEEP: _keep,
    CueClass.INCLUDE: _passing,
    CueClass.FUND: _arrive,
    CueClass.TOTAL: _passing,
    CueClass.REPORT: _report,
    CueClass.TRADE: _report,
    CueClass.ENABLE: _passing,
    CueClass.IMPLICATIVE: _implicative,
    CueClass.ABILITY: _ability,
    CueClass.WAVER: _waver,
    CueClass.AFFIRM: _affirm,
}
