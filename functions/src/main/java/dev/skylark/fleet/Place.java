package dev.skylark.fleet;

/**
 * Where servers run. {@code through} is the role to take in another account, empty in our own; of a panel its address.
 * {@code region} is empty for a panel.
 */
public record Place(Kind kind, String through, String region) {

    /** Who is asked. */
    public enum Kind {
        AWS,
        /** A Pterodactyl or Pelican panel. */
        PANEL
    }

    public static Place home(String region) {
        return new Place(Kind.AWS, "", region);
    }

    public static Place account(String role, String region) {
        return new Place(Kind.AWS, role, region);
    }

    public static Place panel(String address) {
        return new Place(Kind.PANEL, address, "");
    }

    /** As people know it. */
    public String name() {
        return switch (kind) {
            case AWS -> through.isEmpty() ? region : region + " (" + account(through) + ")";
            case PANEL -> through.replaceFirst("^https?://", "");
        };
    }

    /** The account's number in {@code arn:aws:iam::123456789012:role/name}. */
    private static String account(String role) {
        var parts = role.split(":", -1);
        return parts.length > 4 ? parts[4] : role;
    }
}
