package dev.fairlead.testkit.verdict;

import dev.fairlead.testkit.catalogue.LawText;

/** A law and what came of checking it. */
public record Judgement(LawText law, Verdict verdict) {}
