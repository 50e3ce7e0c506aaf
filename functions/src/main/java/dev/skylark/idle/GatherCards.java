package dev.skylark.idle;

import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent;
import dev.skylark.text.Texts;

/** How servers look in Discord that are woken by people who gather. Nobody who is there is named. */
final class GatherCards {

    private GatherCards() {}

    /** When it is woken. */
    static String line(Gathering it, Texts texts) {
        return texts.of(it.people() == 1 ? "gather.one" : "gather.many", Markdown.channel(it.channel()), it.people());
    }

    static Button ending(Gathering it, Texts texts) {
        return Button.secondary(
                texts.of("idle.off"), Press.run(GatherCommands.NAME, "server", it.server(), "people", "0"));
    }

    static Message woken(Gathering it, Course course, Texts texts) {
        return Message.waiting(texts.of("move.start.moving", name(it)))
                .text(here(it, texts) + " " + texts.of("gather.woken"))
                .text(by(it, texts))
                .living(course.name());
    }

    static Message busy(Gathering it, Intent other, Texts texts) {
        return Message.neutral(texts.of("wake.busy." + other.verb().word(), name(it)))
                .text(here(it, texts))
                .text(by(it, texts));
    }

    /** It may not be woken now. */
    static Message refused(Gathering it, Refused refused, Texts texts) {
        return refused.message(texts).text(here(it, texts)).text(by(it, texts));
    }

    static Message failed(Gathering it, Trouble trouble, String detail, Texts texts) {
        return Message.bad(texts.of("move.failed", name(it), texts.of("trouble." + trouble.word())))
                .text(here(it, texts))
                .text("-# " + Markdown.plain(detail))
                .text(by(it, texts));
    }

    /** It is woken by nobody any more, for good. */
    static Message ended(Gathering it, String because, Texts texts) {
        return Message.warning(texts.of("gather.ended", name(it)))
                .text(texts.of("gather.ended." + because, Markdown.person(it.person()), name(it)))
                .text(texts.of("gather.ended.next"));
    }

    private static String here(Gathering it, Texts texts) {
        return texts.of(
                it.people() == 1 ? "gather.here.one" : "gather.here.many", Markdown.channel(it.channel()), it.people());
    }

    private static String by(Gathering it, Texts texts) {
        return "-# " + texts.of("gather.by", Markdown.person(it.person()));
    }

    private static String name(Gathering it) {
        return Markdown.plain(it.name());
    }
}
