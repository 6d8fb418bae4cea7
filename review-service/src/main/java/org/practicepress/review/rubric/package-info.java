/**
 * What practices are judged by, and how those at the desk judge them before somebody
 * decides. Nothing here decides, and none of it leaves this service on a topic.
 */
@NullMarked
package org.practicepress.review.rubric;

import org.jspecify.annotations.NullMarked;
