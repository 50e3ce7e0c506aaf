package dev.skylark.text;

/** Tables as text that spreadsheets open. */
public final class Csv {

    private Csv() {}

    /** Quoted, and never a formula to the spreadsheet that opens it. */
    public static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
