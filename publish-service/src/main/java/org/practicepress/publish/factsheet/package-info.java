/**
 * A factsheet from its draft to its place in the series: what may be decided, what was
 * decided, and which number a factsheet bears for ever. Knows nothing of how a factsheet
 * looks.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish.factsheet;
