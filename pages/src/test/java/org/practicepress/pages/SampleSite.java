package org.practicepress.pages;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A site with one page of everything, to test and to look at. Like a service it has of
 * this module what that brings by itself, not what lies around.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SampleSite.Samples.class)
class SampleSite {

	public static void main(String[] args) {
		SpringApplication.run(SampleSite.class, args);
	}

	@Bean
	SecurityFilterChain site(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/closed/**").denyAll().anyRequest().permitAll())
			.build();
	}

	@Controller
	static class Samples {

		@GetMapping({ "/", "/submissions/secret" })
		String sample() {
			return "pages-sample/sample";
		}

		@GetMapping("/asked")
		String asked(@RequestParam(name = "for", defaultValue = "nothing") String what) {
			return sample();
		}

		@GetMapping("/breaks")
		String breaks() {
			throw new IllegalStateException("the secret inner text");
		}

		@GetMapping("/moved")
		String moved() {
			return "redirect:/";
		}

		@GetMapping("/whole")
		@ResponseBody
		String whole(HttpServletRequest request, UriComponentsBuilder address) {
			return ServletUriComponentsBuilder.fromRequest(request).build() + " " + request.getRequestURL() + " "
					+ address.path("/x").build() + " " + request.isSecure();
		}

		@GetMapping("/large")
		String large() {
			throw new MaxUploadSizeExceededException(1);
		}

		@GetMapping("/api/conflict")
		String conflict() {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Ana was faster.");
			problem.setTitle("Decided already");
			problem.setProperty("version", 7);
			throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
		}

		@GetMapping(path = "/only-json", produces = MediaType.APPLICATION_JSON_VALUE)
		@ResponseBody
		String json() {
			return "{}";
		}

	}

}
