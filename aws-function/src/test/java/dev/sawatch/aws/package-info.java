/** Tests of the function on DynamoDB Local, LocalStack where there is one, and Lambda's own runtime client. */
@NullMarked
package dev.sawatch.aws;

import org.jspecify.annotations.NullMarked;
