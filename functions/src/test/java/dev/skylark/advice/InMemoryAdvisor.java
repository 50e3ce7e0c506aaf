package dev.skylark.advice;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@link Advisor} for tests: says one after the other what it was told to, and keeps what it was asked. */
public final class InMemoryAdvisor implements Advisor {

    private final Deque<Answer<Advice>> answers = new ArrayDeque<>();
    private final List<Question> asked = new ArrayList<>();

    /** Next it says this, for a cent. */
    public synchronized void say(String text) {
        say(new Advice(text, 1000, 100, Optional.of(new BigDecimal("0.01")), false));
    }

    public synchronized void say(Advice advice) {
        answers.add(Answer.got(advice));
    }

    public synchronized void fail(Trouble with) {
        answers.add(Answer.failed(with, "The twin was told to fail."));
    }

    public synchronized List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Answer<Advice> ask(Question question) {
        asked.add(question);
        return answers.isEmpty() ? Answer.failed(Trouble.DOWN, "The twin was told nothing.") : answers.remove();
    }
}
