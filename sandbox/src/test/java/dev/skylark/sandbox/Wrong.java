package dev.skylark.sandbox;

import dev.skylark.json.Json;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies with a mistake in them, written short: with single quotes, out of a few parts. */
final class Wrong {

    private Wrong() {}

    static Json at(Json errors, String path) {
        var here = errors;
        for (var part : path.split("\\.", -1)) {
            here = here.at(part);
        }
        return here;
    }

    static String[] wrong(String path, String code, String body) {
        return new String[] {path, code, json(body)};
    }

    static String json(String body) {
        return body.replace('\'', '"');
    }

    static String times(int count, String what) {
        return Stream.generate(() -> what)
                .limit(count)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    static String v2(String components, String... more) {
        return "{'flags':32768,'components':[" + components + "]" + (more.length == 0 ? "" : "," + more[0]) + "}";
    }

    static String text(String content) {
        return "{'type':10,'content':'" + content + "'}";
    }

    static String container(String inside) {
        return "{'type':17,'components':[" + inside + "]}";
    }

    static String row(String inside) {
        return "{'type':1,'components':[" + inside + "]}";
    }

    static String button(String id) {
        return "{'type':2,'style':1,'label':'x','custom_id':'" + id + "'}";
    }

    static String select(String id, int options) {
        var all = IntStream.range(0, options)
                .mapToObj(it -> "{'label':'x','value':'" + it + "'}")
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return "{'type':3,'custom_id':'" + id + "','options':[" + all + "]}";
    }

    static String embed(int length) {
        return "{'description':'" + "x".repeat(length) + "'}";
    }

    static String command(String options) {
        return "[{'name':'x','description':'x','options':[" + options + "]}]";
    }

    static String form(String rows) {
        return "{'custom_id':'f','title':'x','components':[" + rows + "]}";
    }

    static String field(String id) {
        return "{'type':18,'label':'x','component':{'type':4,'style':1,'custom_id':'" + id + "'}}";
    }
}
