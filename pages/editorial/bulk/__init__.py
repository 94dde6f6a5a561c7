"""Steps for many pages or records at once: said in words before, told in words after."""
