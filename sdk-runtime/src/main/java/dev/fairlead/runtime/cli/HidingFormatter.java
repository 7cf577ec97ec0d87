package dev.fairlead.runtime.cli;

import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** A formatter of the user's choice, without the secrets in what it makes. */
final class HidingFormatter extends Formatter {
    private final Formatter formatter;
    private final UnaryOperator<String> hide;

    HidingFormatter(Formatter formatter, UnaryOperator<String> hide) {
        this.formatter = formatter;
        this.hide = hide;
    }

    @Override
    public String format(LogRecord record) {
        return hide.apply(formatter.format(record));
    }

    @Override
    public String getHead(Handler handler) {
        return formatter.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return formatter.getTail(handler);
    }
}
