/**
 * The publisher's desk: drafts are polished, looked at, published and withdrawn here, by
 * people on pages and by programs with a token.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish.desk;
