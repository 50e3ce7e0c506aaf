package dev.skylark.ec2;

import dev.skylark.discord.Choice;
import java.util.List;

/**
 * Names that somebody may mean while they type, as they were seen last: the front door, which answers then, may not
 * ask the cloud.
 */
public interface Hints {

    /** What there is to choose from. */
    enum Of {
        SNAPSHOTS,
        TEMPLATES
    }

    void keep(String guild, Of what, List<Choice> choices);

    List<Choice> find(String guild, Of what);
}
