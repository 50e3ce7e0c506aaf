package dev.skylark.fact;

/** The name of something in AWS, in its parts; a part that is missing is empty. */
record Arn(String region, String account, String resource) {

    static Arn read(String arn) {
        var parts = arn.split(":", 6);
        return parts.length == 6 ? new Arn(parts[3], parts[4], parts[5]) : new Arn("", "", "");
    }

    /** What stands behind the last slash or colon. */
    static String last(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
