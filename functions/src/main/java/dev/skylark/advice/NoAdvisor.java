package dev.skylark.advice;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;

/** {@link Advisor} where advice is switched off: says so, and costs nothing. */
public final class NoAdvisor implements Advisor {

    @Override
    public Answer<Advice> ask(Question question) {
        return Answer.failed(Trouble.UNSUPPORTED, "Advice is switched off.");
    }
}
