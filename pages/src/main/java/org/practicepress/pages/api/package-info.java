/**
 * What every interface for programs takes and how it refuses: JSON of the types its
 * description names and no others, of a size that is nobody's attack. What is said in it
 * is the service's own to judge.
 */
@NullMarked
package org.practicepress.pages.api;

import org.jspecify.annotations.NullMarked;
