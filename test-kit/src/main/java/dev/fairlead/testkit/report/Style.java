package dev.fairlead.testkit.report;

/** How the pages look, light and dark, wide and narrow. */
final class Style {
    static final String PAGE =
            """
            :root { color-scheme: light dark; --page: #ffffff; --ink: #1c2330; --soft: #5d6778;
              --line: #c9d0da; --shade: #f4f6f9; --red: #c5221f; --redband: #fdeae8;
              --crash: #fff3d6; --worker: #5d6778; --task: #1f62c9; --log: #1a7f4b;
              --offsets: #8433b5; --world: #a35a00; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #14181f; --ink: #e4e8ef; --soft: #9aa5b5; --line: #3a4453;
                --shade: #1b2029; --red: #ff7b72; --redband: #43201f; --crash: #3a3019;
                --worker: #9aa5b5; --task: #79b0ff; --log: #5fce94; --offsets: #d09bf2;
                --world: #f0b35e; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 20px 16px 40px; max-width: 1240px;
              background: var(--page); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            h1 { font-size: 20px; line-height: 1.3; margin: 0 0 12px; overflow-wrap: anywhere; }
            h2 { font-size: 15px; margin: 24px 0 4px; }
            p { margin: 4px 0; overflow-wrap: anywhere; }
            .id { color: var(--red); }
            .statement { border-left: 4px solid var(--red); background: var(--redband);
              padding: 8px 12px; font-weight: 600; }
            .soft { color: var(--soft); }
            pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px;
              padding: 8px 12px; margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            pre, code { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
            svg { display: block; max-width: 100%; height: auto; margin: 16px 0 4px;
              font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            svg.narrow { display: none; width: 100%; max-width: 560px; }
            @media (max-width: 820px) {
              svg.wide { display: none; } svg.narrow { display: block; }
              body { padding: 14px 10px 30px; } }
            text { fill: var(--ink); stroke: none; }
            .step, .sub { fill: var(--soft); font-size: 12px; } .step { text-anchor: end; }
            .narrow .step { font-size: 11px; }
            .head { font-weight: 700; font-size: 14px; } .narrow .head { font-size: 12px; }
            .shade { fill: var(--shade); } .crash { fill: var(--crash); }
            .broken { fill: var(--redband); } .edge { fill: var(--red); }
            .callout { fill: var(--red); font-weight: 600; paint-order: stroke;
              stroke: var(--redband); stroke-width: 5px; stroke-linejoin: round; }
            .lane { stroke: var(--line); stroke-width: 1.5; fill: none; }
            .leader { stroke: var(--line); stroke-dasharray: 1 3; }
            .label { paint-order: stroke; stroke: var(--page); stroke-width: 3px;
              stroke-linejoin: round; stroke-opacity: .75; }
            .label.crashed { font-weight: 700; } .label.gap { fill: var(--soft); }
            .label.bad { fill: var(--red); font-weight: 700; }
            .dot { stroke: var(--page); stroke-width: 1.5; }
            .dot.worker { fill: var(--worker); } .dot.task { fill: var(--task); }
            .dot.log { fill: var(--log); } .dot.offsets { fill: var(--offsets); }
            .dot.world { fill: var(--world); } .dot.bad { fill: var(--red); }
            .dot.crashed { fill: var(--ink); }
            .head.worker { fill: var(--worker); } .head.task { fill: var(--task); }
            .head.log { fill: var(--log); } .head.offsets { fill: var(--offsets); }
            .head.world { fill: var(--world); }
            .stairs { fill: none; stroke: var(--offsets); stroke-width: 2.5; }
            .covered { fill: var(--offsets); fill-opacity: .16; }
            .flight { fill: none; stroke: var(--log); stroke-width: 1.6; }
            .flight.lost, .flight.open { stroke: var(--soft); stroke-dasharray: 4 3; }
            .cross { fill: none; stroke: var(--red); stroke-width: 2; }
            .tip { fill: var(--log); }
            .turn { fill: none; stroke: var(--red); stroke-width: 1.5; stroke-dasharray: 5 3; }
            .step.red { fill: var(--red); font-weight: 700; }
            .turned { fill: var(--red); font-weight: 600; text-anchor: end; paint-order: stroke;
              stroke: var(--page); stroke-width: 4px; }
            .course { list-style: none; padding: 0 0 0 12px; margin: 10px 0;
              border-left: 4px solid var(--red); }
            .course li { margin: 2px 0; } .course b { color: var(--red); }
            .flaky { border-left: 4px solid var(--world); background: var(--crash);
              padding: 6px 12px; }
            a { color: var(--task); }
            """;

    /** What a page on a whole trial has beside pictures. */
    static final String TRIAL =
            """
            :root { --good: #1a7f4b; --amber: #a35a00; }
            @media (prefers-color-scheme: dark) { :root { --good: #5fce94; --amber: #f0b35e; } }
            .kind { margin: 0; overflow-wrap: anywhere; } h1 { font-size: 26px; }
            .tried { font-size: 15px; } .strip { display: flex; flex-wrap: wrap; gap: 6px;
              margin: 14px 0 4px; }
            .chip { border: 1px solid var(--line); border-radius: 999px; padding: 1px 10px;
              font-size: 13px; font-weight: 600; text-decoration: none; white-space: nowrap; }
            .chip.held { color: var(--good); } .chip.waived { color: var(--soft); }
            .chip.unchecked { color: var(--amber); border-style: dashed; }
            .chip.broken-law { color: var(--red); border-color: var(--red);
              background: var(--redband); }
            h2.part { font-size: 20px; margin: 34px 0 8px; padding-top: 14px;
              border-top: 1px solid var(--line); overflow-wrap: anywhere; }
            h3 { font-size: 15px; margin: 14px 0 2px; } section ul { margin: 4px 0 10px;
              padding-left: 20px; } section ul.course { padding-left: 12px; }
            details { margin: 6px 0; } summary { cursor: pointer; font-weight: 600; }
            pre.table { white-space: pre; overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: 14px; }
            td { border-bottom: 1px solid var(--line); padding: 5px 8px 5px 0;
              vertical-align: top; overflow-wrap: anywhere; }
            td:first-child { white-space: nowrap; padding-right: 14px; }
            td.law { white-space: normal; width: 55%; } td.number { text-align: right;
              white-space: nowrap; padding-right: 14px; }
            td.bar { width: 170px; } td.bar svg { margin: 5px 0 0; }
            tr.held b { color: var(--good); }
            tr.broken b { color: var(--red); } tr.broken { fill: inherit; background: none; }
            tr.unchecked b, tr.never .number { color: var(--amber); }
            tr.waived b { color: var(--soft); } .count { fill: var(--task); fill-opacity: .6; }
            @media (max-width: 820px) { h1 { font-size: 22px; } td.bar { display: none; }
              td.law { width: auto; } }
            """;

    private Style() {}
}
