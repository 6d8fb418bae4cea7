package org.practicepress.review.assignment;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * To whom new submissions are given.
 *
 * @param rules the rules, of which the first that fits and finds somebody applies;
 * without any, editors take submissions themselves
 */
@ConfigurationProperties("practice-press.review.assignment")
record AssignmentProperties(@DefaultValue List<Rule> rules) {
}
