// Notes what the content policy has refused.
window.kittViolations = [];
addEventListener("securitypolicyviolation",
    (event) => kittViolations.push(event.violatedDirective + " " + event.blockedURI));
