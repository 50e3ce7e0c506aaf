package dev.skylark.advice;

import dev.skylark.fleet.Answer;

/** Somebody who can be asked for advice. It costs money, and what it says is only a guess. */
public interface Advisor {

    Answer<Advice> ask(Question question);
}
