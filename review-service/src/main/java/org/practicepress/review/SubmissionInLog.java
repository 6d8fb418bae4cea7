package org.practicepress.review;

import org.practicepress.pages.IdInLog;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Names the submission in every log line of a request about it.
 */
@Configuration(proxyBeanMethods = false)
class SubmissionInLog implements WebMvcConfigurer {

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new IdInLog("submission")).addPathPatterns("/desk/reviews/**", "/api/reviews/**");
	}

}
