package dev.fairlead.maven.deploy;

import dev.fairlead.maven.Finding;
import java.util.List;

/** Why a connector isn't deployed, for the person who asked for it. */
public final class MisfitException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    /**
     * Of one problem.
     *
     * @param finding what is wrong
     */
    public MisfitException(Finding finding) {
        this(List.of(finding));
    }

    MisfitException(List<Finding> findings) {
        super(findings.get(0).what());
        this.findings = List.copyOf(findings);
    }

    /**
     * Returns everything that is wrong.
     *
     * @return at least one finding
     */
    public List<Finding> findings() {
        return findings;
    }
}
