package io.sigil.cli;

import io.sigil.operations.keys.ColumnCensus;
import io.sigil.operations.status.ColumnStatus;
import io.sigil.operations.status.StatusReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The status as one HTML page that loads nothing: no script, no font, no picture from elsewhere. Stateless. */
final class StatusPage {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 22;

    private static final String STYLE = ":root{color-scheme:light dark;--ground:#fff;--ink:#1c2430;--soft:#5b6675;"
            + "--line:#d9dee5;--plain:#c2410c;--null:#cbd2db;--bad:#b91c1c;--before:#a16207;--v0:#0f766e;--v1:#1d4ed8;--v2:#7c3aed;--v3:#0369a1}"
            + "@media(prefers-color-scheme:dark){:root{--ground:#11161d;--ink:#e6eaf0;--soft:#9aa6b5;--line:#2b3543;"
            + "--plain:#fb923c;--null:#3b4656;--bad:#f87171;--before:#facc15;--v0:#2dd4bf;--v1:#60a5fa;--v2:#a78bfa;--v3:#38bdf8}}"
            + "*{box-sizing:border-box}body{margin:0 auto;max-width:64rem;padding:2rem 1rem;background:var(--ground);"
            + "color:var(--ink);font:16px/1.5 system-ui,sans-serif}h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;"
            + "margin:2.2rem 0 .6rem}p{margin:.2rem 0;color:var(--soft)}.wrong{color:var(--bad);font-weight:600}"
            + "section{border-top:1px solid var(--line);padding:1rem 0}h3{font-size:1rem;margin:0;font-family:"
            + "ui-monospace,monospace;overflow-wrap:anywhere}svg{display:block;width:100%;height:auto;margin:.5rem 0;border-radius:4px}"
            + "ul{list-style:none;margin:.3rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.9rem}"
            + "li::before{content:'';display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:2px;"
            + "background:var(--c)}table{border-collapse:collapse;width:100%;font-size:.9rem}.wide{overflow-x:auto}th,td{text-align:left;"
            + "padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;"
            + "font-variant-numeric:tabular-nums}";

    private StatusPage() {}

    /** The whole document. */
    static String of(StatusReport report) {
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Sigil: status of the encrypted columns</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Status of the encrypted columns</h1>\n<p>")
                .append(text(report.database() + ", counted at " + report.taken()))
                .append("</p>\n<p>")
                .append(summary(report))
                .append("</p>\n<p>")
                .append(text(report.instances().size() + " JVMs seen lately, " + report.instancesOfOtherRules()
                        + " of them with other rules than the file's (" + report.rules() + ")"))
                .append("</p>\n<h2>Columns</h2>\n");
        report.columns().forEach(column -> section(page, column));
        page.append("<h2>Numbers</h2>\n");
        table(page, report);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String summary(StatusReport report) {
        long wrong = report.columns().stream().filter(c -> c.next().isWrong()).count();
        return wrong == 0
                ? report.columns().size() + " columns, none of them wrong."
                : "<span class=\"wrong\">" + wrong + " of " + report.columns().size()
                        + " columns need somebody.</span>";
    }

    private static void section(StringBuilder page, ColumnStatus column) {
        page.append("<section>\n<h3>").append(text(column.name())).append("</h3>\n<p>");
        page.append(text(column.treatment() + ", state: " + column.state())).append("</p>\n");
        List<Share> shares =
                column.census().map(census -> shares(column, census)).orElse(List.of());
        long rows = column.census().map(ColumnCensus::rows).orElse(0L);
        if (rows > 0) {
            bar(page, column, shares, rows);
        } else {
            page.append("<p>No rows.</p>\n");
        }
        page.append(column.next().isWrong() ? "<p class=\"wrong\">" : "<p>");
        page.append("Next: ").append(text(column.next().toString())).append("</p>\n</section>\n");
    }

    private static void bar(StringBuilder page, ColumnStatus column, List<Share> shares, long rows) {
        StringBuilder label = new StringBuilder(column.name()).append(':');
        StringBuilder legend = new StringBuilder("<ul>");
        StringBuilder parts = new StringBuilder();
        double at = 0;
        for (Share share : shares) {
            double width = (double) share.count * WIDTH / rows;
            String percent = String.format(Locale.ROOT, "%.1f %%", 100.0 * share.count / rows);
            label.append(' ').append(share.name).append(' ').append(percent).append(',');
            parts.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"%d\" style=\"fill:var(%s)\"/>",
                    at,
                    width,
                    HEIGHT,
                    share.colour));
            legend.append("<li style=\"--c:var(").append(share.colour).append(")\">");
            legend.append(text(share.name + ": " + number(share.count) + " (" + percent + ")"))
                    .append("</li>");
            at += width;
        }
        label.setLength(label.length() - 1);
        page.append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT);
        page.append("\" preserveAspectRatio=\"none\" aria-label=\"")
                .append(text(label.toString()))
                .append("\">");
        page.append(parts).append("</svg>\n").append(legend).append("</ul>\n");
    }

    private static List<Share> shares(ColumnStatus column, ColumnCensus census) {
        List<Share> shares = new ArrayList<>();
        long told = column.ofUnknownKeys() + column.ofPrevious();
        for (Map.Entry<Integer, Long> version : column.cellsByVersion().entrySet()) {
            add(shares, "encrypted, version " + version.getKey(), version.getValue(), "--v" + version.getKey() % 4);
            told += version.getValue();
        }
        add(shares, "encrypted", census.cells() - told, "--v0");
        add(shares, "encrypted by the rule before", column.ofPrevious(), "--before");
        add(shares, "of unknown keys", column.ofUnknownKeys(), "--bad");
        add(shares, "damaged", census.damaged(), "--bad");
        add(shares, "plain", census.plain(), "--plain");
        add(shares, "NULL", census.nulls(), "--null");
        return shares;
    }

    private static void add(List<Share> shares, String name, long count, String colour) {
        if (count > 0) {
            shares.add(new Share(name, count, colour));
        }
    }

    private static void table(StringBuilder page, StatusReport report) {
        page.append(
                "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Column</th><th scope=\"col\" class=\"n\">Rows</th>");
        page.append("<th scope=\"col\" class=\"n\">NULL</th><th scope=\"col\" class=\"n\">Plain</th>");
        page.append("<th scope=\"col\" class=\"n\">Encrypted</th><th scope=\"col\" class=\"n\">Damaged</th>");
        page.append("<th scope=\"col\">Oldest key</th><th scope=\"col\">Last rotation</th></tr></thead>\n<tbody>\n");
        for (ColumnStatus column : report.columns()) {
            page.append("<tr><th scope=\"row\">").append(text(column.name())).append("</th>");
            Optional<ColumnCensus> census = column.census();
            for (Optional<Long> count : List.of(
                    census.map(ColumnCensus::rows),
                    census.map(ColumnCensus::nulls),
                    census.map(ColumnCensus::plain),
                    census.map(ColumnCensus::cells),
                    census.map(ColumnCensus::damaged))) {
                page.append("<td class=\"n\">")
                        .append(count.map(StatusPage::number).orElse("–"))
                        .append("</td>");
            }
            page.append("<td>")
                    .append(column.oldestKey().map(String::valueOf).orElse("–"))
                    .append("</td>");
            page.append("<td>")
                    .append(column.lastRotation().map(String::valueOf).orElse("–"))
                    .append("</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Names come from a database. */
    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A part of a bar. */
    private static final class Share {
        private final String name;
        private final long count;
        private final String colour;

        Share(String name, long count, String colour) {
            this.name = name;
            this.count = count;
            this.colour = colour;
        }
    }
}
